namespace Foundry.Analyzers.Catalog;

/// <summary>The status codes with which a service refuses a call.</summary>
internal static class RefusalStatus
{
    /// <summary>Whether a status code is a refusal: 401 for a role or a token, 403 for a key or a network.</summary>
    public static bool IsRefusal(int statusCode) => statusCode is 401 or 403;

    /// <summary>Whether code that handles a status code may handle a refusal.</summary>
    /// <remarks>
    /// The evaluation service answers 400 'Forbidden' on a closed network, so code that handles 400 may handle that refusal.
    /// Rules that report a status code do not use 400, because it usually means a bad request.
    /// </remarks>
    public static bool MayBeRefusal(int statusCode) => statusCode == 400 || IsRefusal(statusCode);
}
