using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Collects the resources that host programs, with their identities.</summary>
internal sealed class DeclaredHosts(ExpressionResolver resolver, IEnumerable<TemplateFile> templates)
{
    private const string ServiceTag = "azd-service-name";
    private const string ClientId = "AZURE_CLIENT_ID";

    private readonly ImmutableArray<DeclaredHost>.Builder _hosts = ImmutableArray.CreateBuilder<DeclaredHost>();
    private readonly bool _replacesSettings = templates.Any(static template => HasSiteConfig(template.Template.Resources));

    /// <summary>Adds a resource if it hosts programs.</summary>
    public void Add(TemplateResource resource, TemplateScope scope, bool isConditional)
    {
        if (ResourceTypes.IsHost(resource.Type))
        {
            var identities = IdentitiesOf(resolver.Property(resolver.Resolve(resource.Body["identity"], scope), "type"));
            var setsClientId = MaySetClientId(resource.Body, 0)
                || resource.Children.Any(static child => MaySetClientId(child.Body, 0));
            var place = scope.Place(resource.Body);
            var symbol = place.File.Kind == FileKind.Bicep && !_replacesSettings ? resource.Symbol : null;
            Add(resource.Type!, resource.Body, identities, scope, isConditional, place, setsClientId, symbol);
        }
    }

    /// <summary>Adds the resource of a verified module if it hosts programs.</summary>
    public void Add(VerifiedModule module, ModuleValue call, bool isConditional)
    {
        if (ResourceTypes.IsHost(module.Type))
        {
            var arguments = call.Module.Arguments;
            var identities = IdentitiesOfModule(resolver.Resolve(arguments["managedIdentities"], call.Scope));
            var place = call.Scope.Place(arguments);
            var setsClientId = MaySetClientId(arguments, 0);
            Add(module.Type!, arguments, identities, call.Scope, isConditional, place, setsClientId, symbol: null);
        }
    }

    public ImmutableArray<DeclaredHost> ToHosts() => _hosts.ToImmutable();

    private void Add(
        string type,
        TemplateObject body,
        HostIdentities identities,
        TemplateScope scope,
        bool isConditional,
        TemplatePlace place,
        bool setsClientId,
        string? symbol)
    {
        var service = resolver.Property(resolver.Resolve(body["tags"], scope), ServiceTag) as TextValue;
        _hosts.Add(new(
            type, service?.Constant, identities, isConditional, place.ToLocation(), place.File.Path, setsClientId, symbol));
    }

    /// <summary>Whether a declaration holds the setting by its name as a text, or as the name of a property.</summary>
    private static bool MaySetClientId(TemplateExpression expression, int depth)
    {
        bool Holds(TemplateExpression part) => MaySetClientId(part, depth + 1);

        return depth < Limits.DeepestEvaluation && expression switch
        {
            TemplateString text => text.Value == ClientId,
            TemplateObject map => map.Properties.Any(property => property.Name == ClientId || Holds(property.Value))
                || map.Dynamic.Any(property => Holds(property.Value)),
            TemplateArray array => array.Items.Any(Holds),
            TemplateSpread spread => Holds(spread.Value),
            TemplateLoop loop => Holds(loop.Body),
            TemplateConditional choice => Holds(choice.WhenTrue) || Holds(choice.WhenFalse),
            TemplateCall call => call.Arguments.Any(Holds),
            _ => false,
        };
    }

    /// <summary>Whether settings of a web site are a resource, which replaces those of the site.</summary>
    private static bool HasSiteConfig(ImmutableArray<TemplateResource> resources) => resources.Any(static resource =>
        ResourceTypes.Is(resource.Type, ResourceTypes.SiteConfig)
        || resource.Children.Any(static child => ResourceTypes.Is(child.Type, ResourceTypes.SiteConfig)));

    /// <summary>Reads <c>identity.type</c>, such as <c>SystemAssigned, UserAssigned</c>.</summary>
    private static HostIdentities IdentitiesOf(TemplateValue type)
    {
        var kinds = type.Alternatives.Select(IdentitiesOfOne).Distinct().ToArray();
        if (kinds.Length == 1)
            return kinds[0];
        return kinds.Contains(HostIdentities.Unknown) ? HostIdentities.Unknown : HostIdentities.Some;
    }

    private static HostIdentities IdentitiesOfOne(TemplateValue type)
    {
        if (type is not TextValue { Constant: { } text })
            return HostIdentities.Unknown;

        var hasSystem = text.IndexOf("SystemAssigned", StringComparison.OrdinalIgnoreCase) >= 0;
        var hasUser = text.IndexOf("UserAssigned", StringComparison.OrdinalIgnoreCase) >= 0;
        return (hasSystem, hasUser) switch
        {
            (true, true) => HostIdentities.Both,
            (true, false) => HostIdentities.System,
            (false, true) => HostIdentities.UserAssigned,
            (false, false) => HostIdentities.Unknown,
        };
    }

    /// <summary>Reads <c>managedIdentities</c> of a module. Only the identities that it names are certain.</summary>
    private HostIdentities IdentitiesOfModule(TemplateValue identities)
    {
        var system = resolver.Property(identities, "systemAssigned");
        var hasSystem = system.IsNothing ? false : TemplateFunctions.Truth(system);
        var hasUser = resolver.Property(identities, "userAssignedResourceIds") is ArrayValue { Items.IsEmpty: false };
        if (hasUser)
        {
            return hasSystem switch
            {
                true => HostIdentities.Both,
                false => HostIdentities.UserAssigned,
                null => HostIdentities.Some,
            };
        }

        return hasSystem == true ? HostIdentities.System : HostIdentities.Unknown;
    }
}
