namespace Foundry.Access
{
    using global::System;
    using global::System.Runtime.CompilerServices;
    using global::Azure.Core;

    /// <summary>Options of the check. Retries, logging and the transport work as in every Azure client.</summary>
    internal sealed class FoundryAccessOptions : ClientOptions
    {
        private Uri endpoint = new Uri("https://management.azure.com");
        private string scope;

        public FoundryAccessOptions()
        {
            // A check must not keep a program waiting for minutes.
            Retry.MaxRetries = 2;
            Retry.NetworkTimeout = TimeSpan.FromSeconds(20);

            // Azure.Core builds the user agent from the name and version of this assembly, and throws if it has no version.
            Diagnostics.IsTelemetryEnabled = false;
        }

        /// <summary>The endpoint of Azure Resource Manager. The default is <c>https://management.azure.com</c>.</summary>
        /// <remarks>Set it for a sovereign cloud, for example to <c>https://management.usgovcloudapi.net</c>.</remarks>
        /// <exception cref="ArgumentException">The endpoint is not an https address.</exception>
        public Uri ResourceManagerEndpoint
        {
            get { return endpoint; }
            set
            {
                if (value == null)
                    throw new ArgumentNullException(nameof(value));
                if (!IsHttpsAddress(value))
                {
                    throw new ArgumentException(
                        "The endpoint of Azure Resource Manager has to be an https address, "
                            + "such as https://management.azure.com: a token is sent to it.",
                        nameof(value));
                }

                endpoint = value;
            }
        }

        /// <summary>The scope of the token. The default is <c>/.default</c> at the host of the endpoint.</summary>
        public string Scope
        {
            get { return scope ?? endpoint.GetLeftPart(UriPartial.Authority) + "/.default"; }
            set { scope = value; }
        }

        /// <summary>How long a positive answer is cached. Other answers are never cached.</summary>
        public TimeSpan CacheDuration { get; set; } = TimeSpan.FromMinutes(5);

        /// <summary>The checkers with their caches, one per credential. The table does not keep a credential alive.</summary>
        internal ConditionalWeakTable<TokenCredential, PermissionChecker> Checkers { get; }
            = new ConditionalWeakTable<TokenCredential, PermissionChecker>();

        private static bool IsHttpsAddress(Uri uri)
        {
            // The order matters: a relative Uri throws when it is asked for its parts.
            return uri.IsAbsoluteUri && uri.Scheme == Uri.UriSchemeHttps
                && uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length == 0;
        }
    }
}
