#pragma warning disable IDE0161 // a namespace without braces is newer than C# 7.3
namespace Foundry.Access
{
    using global::System;
    using global::System.ClientModel;

    // A file of its own: it is only there where System.ClientModel is, which older versions of Azure.Core do not bring.
    internal static partial class FoundryAccess
    {
        static partial void ReadClientResult(Exception exception, ref int status, ref string content)
        {
            if (!(exception is ClientResultException failure))
                return;

            status = failure.Status;
            try
            {
                // The clients put a body into the message only where it has the form of an OpenAI error, and never all of it.
                content = failure.GetRawResponse()?.Content?.ToString();
            }
            catch (InvalidOperationException)
            {
                // A streamed response that was not kept, or is disposed.
            }
        }
    }
}
