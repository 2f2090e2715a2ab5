using System;
using System.Linq;
using Foundry.Analyzers.Access;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>
/// Reads the settings of an account: the properties of the resource, or the arguments of the verified module, which have the same
/// names.
/// </summary>
internal sealed class AccountSettings(ExpressionResolver resolver, TemplateValue settings, bool isModule)
{
    /// <summary>
    /// Whether keys are disabled. By default, Azure enables them (the property disableLocalAuth of Microsoft.CognitiveServices,
    /// learn.microsoft.com/azure/ai-services/disable-local-auth), and the verified module disables them
    /// (<c>param disableLocalAuth bool = true</c> in its main.bicep of 2026-08-05).
    /// </summary>
    public Declared<bool> KeysDisabled
    {
        get
        {
            var value = Setting("disableLocalAuth");
            return value.IsNothing ? new(isModule, null) : new(TemplateFunctions.Truth(value), LocationOf(value));
        }
    }

    public Declared<NetworkAccess> Network
    {
        get
        {
            var hasInjections = HasItems(Setting("networkInjections"));
            if (hasInjections == true)
                return new(NetworkAccess.MayReach, null);

            var publicAccess = Setting("publicNetworkAccess");
            var rules = Setting("networkAcls");
            switch (IsPublicAccessEnabled(publicAccess, rules))
            {
                case false:
                    return BlockedUnlessInjected(hasInjections, NetworkAccess.PublicAccessDisabled, publicAccess);
                case null:
                    return default;
            }

            var action = resolver.Property(rules, "defaultAction");
            if (action.IsNothing || IsText(action, "Allow"))
                return new(NetworkAccess.MayReach, (action.Place ?? publicAccess.Place)?.ToLocation());
            return IsText(action, "Deny") ? DeniedByDefault(rules, action, hasInjections) : default;
        }
    }

    /// <summary>
    /// Whether public access is enabled; null if unknown. By default, the module enables it only if there are network rules.
    /// </summary>
    private bool? IsPublicAccessEnabled(TemplateValue publicAccess, TemplateValue rules)
    {
        if (publicAccess.IsNothing)
            return isModule ? HasItems(rules) : true;
        if (IsText(publicAccess, "Disabled"))
            return false;
        return IsText(publicAccess, "Enabled") ? true : null;
    }

    private Declared<NetworkAccess> DeniedByDefault(TemplateValue rules, TemplateValue action, bool? hasInjections)
    {
        var hasAddresses = HasItems(resolver.Property(rules, "ipRules"));
        var hasNetworks = HasItems(resolver.Property(rules, "virtualNetworkRules"));
        if (hasAddresses == true || hasNetworks == true)
            return new(NetworkAccess.MayReach, LocationOf(action));
        if (hasAddresses is null || hasNetworks is null)
            return default;
        return BlockedUnlessInjected(hasInjections, NetworkAccess.AllDenied, action);
    }

    /// <summary>The restriction of a setting; unknown if the account may have network injections, which bypass it.</summary>
    private static Declared<NetworkAccess> BlockedUnlessInjected(
        bool? hasInjections, NetworkAccess access, TemplateValue setting) =>
        hasInjections == false ? new(access, LocationOf(setting)) : default;

    private TemplateValue Setting(string name) => resolver.Property(settings, name);

    private static Location? LocationOf(TemplateValue value) => value.Place?.ToLocation();

    private static bool IsText(TemplateValue value, string expected) =>
        value is TextValue text && text.Pattern.Equals(expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an array or object has items; null if unknown.</summary>
    private static bool? HasItems(TemplateValue value) => value switch
    {
        _ when value.IsNothing => false,
        ArrayValue { Items.IsEmpty: false } or ObjectValue { Count: > 0 } => true,
        ArrayValue { IsPartial: false } or ObjectValue { IsPartial: false } => false,
        _ => null,
    };
}
