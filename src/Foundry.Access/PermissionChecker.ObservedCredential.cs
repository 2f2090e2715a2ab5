namespace Foundry.Access
{
    using global::System.Threading;
    using global::System.Threading.Tasks;
    using global::Azure.Core;

    internal sealed partial class PermissionChecker
    {
        /// <summary>Passes tokens on and notes the principal they were issued to. Does not keep the token.</summary>
        private sealed class ObservedCredential : TokenCredential
        {
            private readonly TokenCredential inner;

            public ObservedCredential(TokenCredential inner)
            {
                this.inner = inner;
            }

            public TokenPrincipal Principal { get; private set; }

            public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
            {
                return Observed(inner.GetToken(requestContext, cancellationToken));
            }

            public override async ValueTask<AccessToken> GetTokenAsync(
                TokenRequestContext requestContext,
                CancellationToken cancellationToken)
            {
                return Observed(await inner.GetTokenAsync(requestContext, cancellationToken).ConfigureAwait(false));
            }

            private AccessToken Observed(AccessToken token)
            {
                Principal = TokenPrincipal.Of(token.Token ?? "");
                return token;
            }
        }
    }
}
