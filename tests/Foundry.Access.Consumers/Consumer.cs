#pragma warning disable IDE0161 // C# 7.3
using System;
using System.Threading.Tasks;
using Azure.Core;
using Foundry.Access;

namespace Foundry.Consumers
{
    public static class Consumer
    {
        public static async Task RunAsync(TokenCredential credential, Func<Task> call)
        {
            await FoundryAccess.EnsureProjectAsync(credential, "Microsoft.CognitiveServices/accounts/AIServices/evaluations/write");
            try
            {
                await call();
            }
            catch (Exception ex) when (FoundryAccess.IsAccessFailure(ex))
            {
                Console.Error.WriteLine(FoundryAccess.Explain(ex));
                throw;
            }
        }
    }
}
