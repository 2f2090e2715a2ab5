namespace Foundry.Access
{
    using global::System;
    using global::System.ClientModel;

    // Left out of projects without System.ClientModel, which older versions of Azure.Core do not bring.
    internal static partial class FoundryAccess
    {
        static partial void ReadClientResult(Exception exception, ref int status, ref string content)
        {
            if (!(exception is ClientResultException failure))
                return;

            if (failure.Status != 0)
                status = failure.Status;
            try
            {
                // Clients copy the body into the message only if it is an OpenAI error, and never all of it.
                content = failure.GetRawResponse()?.Content?.ToString();
            }
            catch (InvalidOperationException)
            {
                // The response was streamed and not buffered, or it is disposed.
            }
        }
    }
}
