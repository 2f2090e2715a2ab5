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
            if (IsDeployed(existing))
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

    private DeclaredAccount WithSettings(Found found) =>
        found.Account.WithSettings(settings.Of(value => IsAccount(value, found), found.Account.Name));

    /// <summary>Whether a value is an account or a part of it, its id or its name.</summary>
    private bool IsAccount(TemplateValue value, Found found) => value switch
    {
        ResourceValue resource => IsAccount(resource, found),
        TextValue { Resource: { } resource } => IsAccount(resource, found),
        ChoiceValue choice => choice.Alternatives.All(alternative => IsAccount(alternative, found)),
        _ => found.Names.Any(name => IsSameName(name, value)),
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
            && (IsSameResource(found.Resource, named)
                || named is { IsExisting: true, Body: { } declared, Scope: { } place }
                    && HaveSameNames(found.Names, resolver.Resolve(declared["name"], place).Alternatives));
    }

    private TemplateValue PropertiesOf(TemplateResource resource, TemplateScope scope)
    {
        if (resource.Body["properties"] is { } properties)
            return resolver.Resolve(properties, scope);
        return resource.Body.IsPartial ? TemplateValue.Unknown : ScalarValue.Null;
    }

    private void Add(ResourceValue resource, TemplateValue properties, bool isModule, bool isConditional, Location location)
    {
        var (body, scope) = (resource.Body!, resource.Scope!);
        if (!ResourceTypes.MayServeModels(resolver.KindOf(resource)))
            return;

        if (resource.IsExisting)
            properties = TemplateValue.Unknown;
        var declared = new AccountSettings(resolver, properties, isModule);
        var name = resolver.Resolve(body["name"], scope);

        // Clients use the subdomain of an account, which defaults to its name.
        var subdomain = resolver.Property(properties, "customSubDomainName");
        var host = (subdomain.IsNothing ? name : subdomain) as TextValue;
        var account = new DeclaredAccount(
            host?.Constant,
            resource.IsExisting,
            isConditional,
            declared.KeysDisabled,
            declared.Network,
            location,
            scope.Instance.File.File.Path);
        (resource.IsExisting ? _existing : _deployed).Add(new(account, resource, name.Alternatives));
        findings.AddAccount();
    }

    /// <summary>
    /// Whether the same files deploy an account that a template only refers to. A module that assigns roles often takes the name
    /// of the account as a parameter. The origin of the name identifies the account, even if its text is unknown.
    /// </summary>
    private bool IsDeployed(Found existing)
    {
        var named = resolver.Named(existing.Resource);
        return _deployed.Any(deployed => !deployed.Account.IsConditional && IsSameAccount(deployed, existing, named));
    }

    private static bool IsSameAccount(Found deployed, Found existing, ResourceValue named) =>
        named.IsExisting
            ? HaveSameNames(deployed.Names, existing.Names)
            : IsSameResource(deployed.Resource, named);

    /// <summary>Whether the possible names of two accounts are the same.</summary>
    private static bool HaveSameNames(ImmutableArray<TemplateValue> names, ImmutableArray<TemplateValue> others) =>
        names.Length == others.Length && names.All(name => others.Any(other => IsSameName(name, other)));

    private static bool IsSameName(TemplateValue name, TemplateValue other) => (name, other) switch
    {
        (TextValue text, TextValue known) => IsSameName(text.Pattern, known.Pattern),
        (UnknownValue { Origin: { } origin }, UnknownValue known) => origin.Equals(known.Origin),
        _ => false,
    };

    private static bool IsSameName(string pattern, string other) =>
        pattern.Equals(other, StringComparison.OrdinalIgnoreCase)
        && pattern.Trim(PartialText.Hole).Length > 0;

    /// <summary>Whether two resources are the same. Each call of a module deploys its own resource.</summary>
    private static bool IsSameResource(ResourceValue one, ResourceValue other) =>
        one.Declaration == other.Declaration && one.Scope?.Instance == other.Scope?.Instance;

    private readonly struct Found(DeclaredAccount account, ResourceValue resource, ImmutableArray<TemplateValue> names)
    {
        public DeclaredAccount Account { get; } = account;

        public ResourceValue Resource { get; } = resource;

        public ImmutableArray<TemplateValue> Names { get; } = names;
    }
}
