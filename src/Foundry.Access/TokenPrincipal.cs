namespace Foundry.Access
{
    using global::System;
    using global::System.Text.Json;

    /// <summary>The principal that a token was issued to, as far as its claims say.</summary>
    internal readonly struct TokenPrincipal
    {
        private TokenPrincipal(string objectId, string tenantId, string type)
        {
            ObjectId = objectId;
            TenantId = tenantId;
            Type = type;
        }

        public string ObjectId { get; }

        public string TenantId { get; }

        /// <summary>Whether the token says whose it is: an object id is unique in its tenant only.</summary>
        public bool IsKnown
        {
            get { return ObjectId != null && TenantId != null; }
        }

        /// <summary>The principal type of the Azure CLI: User or ServicePrincipal.</summary>
        public string Type { get; }

        /// <summary>Reads the claims of a JWT. Any other token gives an empty principal.</summary>
        /// <remarks>The signature is not verified here. The service does that.</remarks>
        public static TokenPrincipal Of(string token)
        {
            try
            {
                string payload = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
                payload = payload.PadRight((payload.Length + 3) / 4 * 4, '=');
                using (var claims = JsonDocument.Parse(Convert.FromBase64String(payload)))
                {
                    string objectId = Identifiers.GuidIn(Claim(claims.RootElement, "oid"));
                    if (objectId == null)
                        return default;

                    string tenantId = Identifiers.GuidIn(Claim(claims.RootElement, "tid"));
                    return new TokenPrincipal(objectId, tenantId, IsUser(claims.RootElement) ? "User" : "ServicePrincipal");
                }
            }
            catch (Exception e) when (MeansNoJwt(e))
            {
                return default;
            }
        }

        private static bool IsUser(JsonElement claims)
        {
            return Claim(claims, "idtyp") == "user" || Claim(claims, "scp") != null;
        }

        /// <summary>Too few parts, or a part that is not Base64, JSON or a JSON object.</summary>
        private static bool MeansNoJwt(Exception e)
        {
            return e is IndexOutOfRangeException || e is FormatException || e is JsonException || e is InvalidOperationException;
        }

        private static string Claim(JsonElement claims, string name)
        {
            bool isText = claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;
            return isText ? value.GetString() : null;
        }
    }
}
