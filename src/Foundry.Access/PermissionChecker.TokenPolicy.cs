namespace Foundry.Access
{
    using global::System;
    using global::System.Threading.Tasks;
    using global::Azure.Core;
    using global::Azure.Core.Pipeline;

    internal sealed partial class PermissionChecker
    {
        /// <summary>Adds the token to requests to the endpoint, and stops every other request.</summary>
        /// <remarks>
        /// Runs directly before the transport, because redirects and the policies in the options may change the address. Removes
        /// the token afterwards, so only the transport sees it.
        /// </remarks>
        private sealed class TokenPolicy : HttpPipelinePolicy
        {
            private const string Authorization = "Authorization";

            private readonly Uri endpoint;
            private readonly string token;

            public TokenPolicy(Uri endpoint, string token)
            {
                this.endpoint = endpoint;
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
                // The Host header counts too: a proxy may forward by it, and .NET checks the certificate against it.
                bool isElsewhere = !IsAt(endpoint, request.Uri.ToUri())
                    || request.Headers.TryGetValue("Host", out string host)
                        && !string.Equals(host, endpoint.Authority, StringComparison.OrdinalIgnoreCase);
                if (isElsewhere)
                {
                    throw new CheckFailure("The token was not sent, because the request was for another host "
                        + "than Azure Resource Manager.");
                }

                request.Headers.SetValue(Authorization, "Bearer " + token);
            }
        }
    }
}
