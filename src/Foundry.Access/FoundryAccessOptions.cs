namespace Foundry.Access
{
    using global::System;
    using global::System.Runtime.CompilerServices;
    using global::Azure.Core;
    using global::Azure.Core.Pipeline;

    /// <summary>Options of the check. Retries, logging and the transport work as in every Azure client.</summary>
    /// <remarks>A check uses the options as they are when it begins. A later change counts for the next check.</remarks>
    internal sealed class FoundryAccessOptions : ClientOptions
    {
        private readonly object policies = new object();
        private Uri endpoint = new Uri("https://management.azure.com");
        private string scope;
        private TimeSpan timeout = TimeSpan.FromSeconds(30);

        public FoundryAccessOptions()
        {
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
                        "The endpoint of Azure Resource Manager must be an https URL, "
                            + "for example https://management.azure.com, because it receives a token.",
                        nameof(value));
                }

                endpoint = value;
            }
        }

        /// <summary>The scope of the token. The default is <c>/.default</c> at the host of the endpoint.</summary>
        public string Scope
        {
            get { return ScopeAt(endpoint); }
            set { scope = value; }
        }

        /// <summary>How long a positive answer is cached. Other answers are never cached.</summary>
        /// <remarks>
        /// The default is five minutes; <see cref="TimeSpan.Zero"/> switches the cache off. An answer counts for the same
        /// options, credential and question, and only for the object id and tenant of the token it was given for.
        /// </remarks>
        public TimeSpan CacheDuration { get; set; } = TimeSpan.FromMinutes(5);

        /// <summary>How long a check may take: sign-in, all resources, pages, retries and waits together.</summary>
        /// <remarks>
        /// The default is 30 seconds. A check that takes longer is <see cref="FoundryAccessState.Unknown"/> and does not throw.
        /// <see cref="global::System.Threading.Timeout.InfiniteTimeSpan"/> switches the deadline off. A credential that asks a
        /// person to sign in may need more time. The check can only end calls that honor their cancellation token.
        /// </remarks>
        /// <exception cref="ArgumentOutOfRangeException">
        /// The value is zero, negative, or more than <see cref="int.MaxValue"/> milliseconds.
        /// </exception>
        public TimeSpan Timeout
        {
            get
            {
                return timeout;
            }

            set
            {
                bool isInfinite = value == global::System.Threading.Timeout.InfiniteTimeSpan;
                if (!isInfinite && (value <= TimeSpan.Zero || value.TotalMilliseconds > int.MaxValue))
                {
                    throw new ArgumentOutOfRangeException(
                        nameof(value), "The timeout must be positive, at most int.MaxValue milliseconds, or infinite.");
                }

                timeout = value;
            }
        }

        /// <summary>What was granted lately, by credential. The table does not keep a credential alive.</summary>
        internal ConditionalWeakTable<TokenCredential, GrantCache> Grants { get; }
            = new ConditionalWeakTable<TokenCredential, GrantCache>();

        /// <summary>Adds a policy to the pipeline of the checks that begin afterwards.</summary>
        /// <remarks>Hides the method of the base class, whose list must not change while a check that begins reads it.</remarks>
        public new void AddPolicy(HttpPipelinePolicy policy, HttpPipelinePosition position)
        {
            lock (policies)
                base.AddPolicy(policy, position);
        }

        /// <summary>A pipeline with the options as they are now.</summary>
        internal HttpPipeline NewPipeline()
        {
            lock (policies)
                return HttpPipelineBuilder.Build(this);
        }

        /// <summary>The scope for an endpoint, which is passed so that a check uses one endpoint for both.</summary>
        internal string ScopeAt(Uri address)
        {
            return scope ?? address.GetLeftPart(UriPartial.Authority) + "/.default";
        }

        private static bool IsHttpsAddress(Uri uri)
        {
            // The order matters: a relative Uri throws when it is asked for its parts.
            return uri.IsAbsoluteUri && uri.Scheme == Uri.UriSchemeHttps
                && uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length == 0;
        }
    }
}
