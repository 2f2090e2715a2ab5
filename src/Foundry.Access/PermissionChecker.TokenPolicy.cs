namespace Foundry.Access
{
    using global::System;
    using global::System.Threading.Tasks;
    using global::Azure.Core;
    using global::Azure.Core.Pipeline;

    internal sealed partial class PermissionChecker
    {
        /// <summary>Adds the token to requests, and removes it afterwards, so only the transport sees it.</summary>
        private sealed class TokenPolicy : HttpPipelinePolicy
        {
            private const string Authorization = "Authorization";

            private readonly string token;

            public TokenPolicy(string token)
            {
                this.token = token;
            }

            public static bool IsAt(Uri endpoint, Uri address)
            {
                return address.Scheme == Uri.UriSchemeHttps
                    && address.UserInfo.Length == 0
                    && string.Equals(address.Authority, endpoint.Authority, StringComparison.OrdinalIgnoreCase);
            }

            public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
            {
                Authorize(message.Request);
                try
                {
                    ProcessNext(message, pipeline);
                }
                finally
                {
                    message.Request.Headers.Remove(Authorization);
                }
            }

            public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
            {
                Authorize(message.Request);
                try
                {
                    await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
                }
                finally
                {
                    message.Request.Headers.Remove(Authorization);
                }
            }

            private void Authorize(Request request)
            {
                request.Headers.SetValue(Authorization, "Bearer " + token);
            }
        }
    }
}
