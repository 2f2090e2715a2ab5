using System;
using System.Linq;
using Foundry.Analyzers.Access;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Reads the settings of an account: the properties of the resource, or the arguments of the verified module, which are called alike.</summary>
internal sealed class AccountSettings(ExpressionResolver resolver, TemplateValue settings, bool isModule)
{
    /// <summary>Whether keys are disabled. Where nothing is said, Azure leaves them enabled and the module disables them.</summary>
    public Declared<bool> KeysDisabled
    {
        get
        {
            var value = Setting("disableLocalAuth");
            return value.IsNothing ? new(isModule, null) : new(TemplateFunctions.Truth(value), value.Place?.ToLocation());
        }
    }

    public Declared<NetworkAccess> Network
    {
        get
        {
            var injections = HasItems(Setting("networkInjections"));
            if (injections == true)
                return new(NetworkAccess.MayReach, null);

            var publicAccess = Setting("publicNetworkAccess");
            var rules = Setting("networkAcls");
            if (IsSaid(publicAccess, "Disabled"))
                return OnlyWithout(injections, NetworkAccess.PublicAccessDisabled, publicAccess);
            if (publicAccess.IsNothing && isModule && HasItems(rules) == false)
                return OnlyWithout(injections, NetworkAccess.PublicAccessDisabled, publicAccess);
            if (!publicAccess.IsNothing && !IsSaid(publicAccess, "Enabled") || publicAccess.IsNothing && isModule && HasItems(rules) is null)
                return default;

            var action = resolver.Property(rules, "defaultAction");
            if (action.IsNothing || IsSaid(action, "Allow"))
                return new(NetworkAccess.MayReach, (action.Place ?? publicAccess.Place)?.ToLocation());
            return IsSaid(action, "Deny") ? Denied(rules, action, injections) : default;
        }
    }

    private Declared<NetworkAccess> Denied(TemplateValue rules, TemplateValue action, bool? injections)
    {
        var (addresses, networks) = (HasItems(resolver.Property(rules, "ipRules")), HasItems(resolver.Property(rules, "virtualNetworkRules")));
        if (addresses == true || networks == true)
            return new(NetworkAccess.MayReach, action.Place?.ToLocation());
        return addresses is null || networks is null ? default : OnlyWithout(injections, NetworkAccess.AllDenied, action);
    }

    private static Declared<NetworkAccess> OnlyWithout(bool? injections, NetworkAccess access, TemplateValue said) =>
        injections == false ? new(access, said.Place?.ToLocation()) : default;

    private TemplateValue Setting(string name) => resolver.Property(settings, name);

    private static bool IsSaid(TemplateValue value, string text) => value is TextValue said && said.Pattern.Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a list or object holds anything; null where that is not known.</summary>
    private static bool? HasItems(TemplateValue value) => value switch
    {
        _ when value.IsNothing => false,
        ArrayValue { Items.IsEmpty: false } or ObjectValue { Body.Properties.IsEmpty: false } => true,
        ArrayValue { IsPartial: false } or ObjectValue { Body.IsPartial: false } => false,
        _ => null,
    };
}
