namespace Foundry.Analyzers.Catalog;

/// <summary>The status codes with which a service refuses a call.</summary>
internal static class RefusalStatus
{
    /// <summary>Whether a status code is a refusal: 401 for a role or a token, 403 for a key or a network.</summary>
    public static bool IsRefusal(int statusCode) => statusCode is 401 or 403;

    /// <summary>Whether code that handles a status code may handle a refusal.</summary>
    /// <remarks>
    /// The evaluation service answers 400 'Forbidden' on a closed network, so a handler for 400 may be for that. Elsewhere 400 is a bad
    /// request: it is no reason to report a retry.
    /// </remarks>
    public static bool MayBeRefusal(int statusCode) => statusCode == 400 || IsRefusal(statusCode);
}
