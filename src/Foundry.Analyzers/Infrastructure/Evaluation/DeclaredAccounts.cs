using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Collects the accounts that templates deploy or refer to.</summary>
internal sealed class DeclaredAccounts(ExpressionResolver resolver, AddressSettings settings, Findings findings)
{
    private readonly List<Found> _deployed = new();
    private readonly List<Found> _existing = new();

    /// <summary>The deployed accounts that serve no models. A role at one of them is not at the account of a call.</summary>
    private readonly List<PlacedAccount> _others = new();
    private readonly List<InfrastructureFile> _referringFiles = new();

    /// <summary>Adds an account that a template declares as a resource.</summary>
    public void Add(TemplateResource resource, TemplateScope scope, bool isConditional)
    {
        var location = scope.Instance.File.File.At(resource.TypeSpan);
        Add(new(resource, scope), PropertiesOf(resource, scope), isModule: false, isConditional, location);
    }

    /// <summary>Adds an account that a verified module deploys.</summary>
    public void Add(VerifiedModule module, ModuleValue call, bool isConditional)
    {
        var arguments = new ObjectValue(call.Module.Arguments, call.Scope);
        var location = call.Scope.Instance.File.File.At(call.Module.Span);
        Add(module.Resource(call), arguments, isModule: true, isConditional, location);
    }

    /// <summary>
    /// Records that a file refers to an account that it does not declare: by its id, or by one of its projects.
    /// </summary>
    public void Refer(InfrastructureFile file) => _referringFiles.Add(file);

    /// <summary>The accounts; call it after all templates are read.</summary>
    public ImmutableArray<DeclaredAccount> ToAccounts()
    {
        var accounts = _deployed.Select(WithSettings).ToImmutableArray().ToBuilder();
        foreach (var existing in _existing)
        {
            if (IsDeployed(existing) || ServesModels(existing.Resource) == false)
                continue;

            accounts.Add(WithSettings(existing));
            findings.AddIncompleteReason(IncompleteReasonKind.ExistingAccount, existing.Account.Path);
        }

        if (_deployed.Any(static deployed => !deployed.Account.IsConditional))
            return accounts.ToImmutable();

        foreach (var file in _referringFiles)
            findings.AddIncompleteReason(IncompleteReasonKind.ExistingAccount, file.Path);
        return accounts.ToImmutable();
    }

    /// <summary>
    /// Whether the account that a template declares, or refers to, may serve models: by its own kind, or by that of the account
    /// of its name. Null if a kind is declared but unknown.
    /// </summary>
    public bool? ServesModels(ResourceValue account)
    {
        var named = resolver.Named(account);
        if (named.IsExisting && Find(named) is { } found)
            named = found.Resource;
        return ServesModels(resolver.KindOf(named));
    }

    /// <summary>Whether the deployed accounts of a name serve models; null if there are none, or they differ.</summary>
    public bool? ServesModels(string name)
    {
        var text = new TextValue(name);
        var serves = _deployed.Exists(deployed => Sameness.OfNames(deployed.Name, text));
        var servesNot = _others.Exists(other => Sameness.OfNames(other.Name, text));
        return serves == servesNot ? null : serves;
    }

    private static bool? ServesModels(TemplateValue kind)
    {
        var serves = kind.Alternatives.Select(static alternative => alternative switch
        {
            _ when alternative.IsNothing => true,
            TextValue { Constant: { } constant } => ResourceTypes.MayServeModels(constant),
            _ => (bool?)null,
        }).Distinct().ToList();
        return serves.Count == 1 ? serves[0] : null;
    }

    /// <summary>The deployed account that is certainly the one that a template refers to.</summary>
    private PlacedAccount? Find(ResourceValue existing)
    {
        var (name, container) = (resolver.NameValueOf(existing), resolver.ContainerOf(existing));
        foreach (var deployed in _deployed.Cast<PlacedAccount>().Concat(_others))
        {
            if (Sameness.OfNames(deployed.Name, name) && Sameness.OfContainers(deployed.Container, container))
                return deployed;
        }

        return null;
    }

    private DeclaredAccount WithSettings(Found found) =>
        found.Account.WithSettings(settings.Of(value => IsAccount(value, found), found.Account.Name));

    /// <summary>Whether a value is an account or a part of it, its id or its name.</summary>
    private bool IsAccount(TemplateValue value, Found found) => value switch
    {
        ResourceValue resource => IsAccount(resource, found),
        TextValue { Resource: { } resource } => IsAccount(resource, found),
        ChoiceValue choice => choice.Alternatives.All(alternative => IsAccount(alternative, found)),
        _ => Sameness.OfNames(found.Name, value) || found.Name.Alternatives.Any(name => Sameness.OfNames(name, value)),
    };

    private bool IsAccount(ResourceValue resource, Found found)
    {
        // A project's address begins with that of its account.
        if (resource is { Body: { } body, Scope: { } scope }
            && ResourceTypes.Is(resource.Type, ResourceTypes.Project)
            && body["parent"] is { } parent)
            return resolver.Resolve(parent, scope) is ResourceValue account && IsAccount(account, found);

        var named = resolver.Named(resource);
        return ResourceTypes.Is(named.Type, ResourceTypes.Account)
            && (Sameness.OfResources(found.Resource, named) || named.IsExisting && IsNamed(named, found));
    }

    private TemplateValue PropertiesOf(TemplateResource resource, TemplateScope scope)
    {
        if (resource.Body["properties"] is { } properties)
            return resolver.Resolve(properties, scope);
        return resource.Body.IsPartial ? TemplateValue.Unknown : ScalarValue.Null;
    }

    private void Add(ResourceValue resource, TemplateValue properties, bool isModule, bool isConditional, Location location)
    {
        var scope = resource.Scope!;
        var name = resolver.NameValueOf(resource);
        var serves = resource.IsExisting ? true : ServesModels(resource);
        if (serves == false)
        {
            _others.Add(new(resource, name, resolver.ContainerOf(resource)));
            return;
        }

        if (resource.IsExisting)
            properties = TemplateValue.Unknown;
        var declared = new AccountSettings(resolver, properties, isModule);

        // Clients use the subdomain of an account, which defaults to its name.
        var subdomain = resolver.Property(properties, "customSubDomainName");
        var host = (subdomain.IsNothing ? name : subdomain) as TextValue;
        var account = new DeclaredAccount(
            host?.Constant,
            resource.IsExisting,
            isConditional || serves is null,
            declared.KeysDisabled,
            declared.Network,
            location,
            scope.Instance.File.File.Path,
            lacksSubdomain: subdomain.IsNothing && !resource.IsExisting);
        (resource.IsExisting ? _existing : _deployed).Add(new(account, resource, name, resolver.ContainerOf(resource)));
        findings.AddAccount();
    }

    /// <summary>
    /// Whether the same files deploy an account that a template only refers to. A module that assigns roles often takes the name
    /// of the account as a parameter. The origin of the name identifies the account, even if its text is unknown.
    /// </summary>
    private bool IsDeployed(Found existing)
    {
        var named = resolver.Named(existing.Resource);
        return _deployed.Any(deployed => !deployed.Account.IsConditional
            && (named.IsExisting ? IsNamed(named, deployed) : Sameness.OfResources(deployed.Resource, named)));
    }

    /// <summary>
    /// Whether a template refers to an account by its name, in its resource group. Two names are the same only if their unknown
    /// parts certainly are.
    /// </summary>
    private bool IsNamed(ResourceValue existing, Found found) =>
        Sameness.OfNames(found.Name, resolver.NameValueOf(existing))
        && Sameness.OfContainers(found.Container, resolver.ContainerOf(existing));

    /// <summary>An account of any kind.</summary>
    private class PlacedAccount(ResourceValue resource, TemplateValue name, ContainerValue container)
    {
        public ResourceValue Resource { get; } = resource;

        public TemplateValue Name { get; } = name;

        public ContainerValue Container { get; } = container;
    }

    private sealed class Found(
        DeclaredAccount account, ResourceValue resource, TemplateValue name, ContainerValue container)
        : PlacedAccount(resource, name, container)
    {
        public DeclaredAccount Account { get; } = account;
    }
}
