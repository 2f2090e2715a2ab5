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
internal sealed class DeclaredAccounts(ExpressionResolver resolver, Findings findings)
{
    private readonly List<Found> _deployed = new();
    private readonly List<Found> _existing = new();
    private readonly List<InfrastructureFile> _referring = new();

    /// <summary>An account that a template declares as a resource.</summary>
    public void Add(TemplateResource resource, TemplateScope scope, bool isConditional)
    {
        var body = resource.Body;
        var properties = body["properties"] is { } written ? resolver.Resolve(written, scope) : body.IsPartial ? TemplateValue.Unknown : ScalarValue.Null;
        Add(new(resource, scope), properties, isModule: false, isConditional, scope.Instance.File.File.At(resource.TypeSpan));
    }

    /// <summary>An account that a verified module deploys.</summary>
    public void Add(VerifiedModule module, ModuleValue call, bool isConditional) =>
        Add(module.Resource(call), new ObjectValue(call.Module.Arguments, call.Scope), isModule: true, isConditional, call.Scope.Instance.File.File.At(call.Module.Span));

    /// <summary>Says that a file speaks of an account without declaring it: by its id, or by a project of it.</summary>
    public void Refer(InfrastructureFile file) => _referring.Add(file);

    /// <summary>The accounts, once all templates are read.</summary>
    public ImmutableArray<DeclaredAccount> ToAccounts()
    {
        var accounts = _deployed.Select(static found => found.Account).ToImmutableArray().ToBuilder();
        foreach (var existing in _existing)
        {
            if (IsDeployed(existing))
                continue;

            accounts.Add(existing.Account);
            findings.AddIncompleteReason(IncompleteReasonKind.ExistingAccount, existing.Account.Path);
        }

        foreach (var file in _deployed.Any(static deployed => !deployed.Account.IsConditional) ? Enumerable.Empty<InfrastructureFile>() : _referring)
            findings.AddIncompleteReason(IncompleteReasonKind.ExistingAccount, file.Path);
        return accounts.ToImmutable();
    }

    private void Add(ResourceValue resource, TemplateValue properties, bool isModule, bool isConditional, Location location)
    {
        var (body, scope) = (resource.Body!, resource.Scope!);
        if (!ResourceTypes.MayServeModels(resolver.KindOf(resource)))
            return;

        var settings = new AccountSettings(resolver, resource.IsExisting ? TemplateValue.Unknown : properties, isModule);
        var name = resolver.Resolve(body["name"], scope);
        // Clients know an account by its subdomain, which is its name where none is given.
        var host = resolver.Property(resource.IsExisting ? TemplateValue.Unknown : properties, "customSubDomainName");
        var account = new DeclaredAccount(((host.IsNothing ? name : host) as TextValue)?.Constant, resource.IsExisting, isConditional, settings.KeysDisabled, settings.Network, location, scope.Instance.File.File.Path);
        (resource.IsExisting ? _existing : _deployed).Add(new(account, resource, name.Alternatives));
        findings.AddAccount();
    }

    /// <summary>
    /// Whether an account that a template only refers to is one that the same files deploy. A module that assigns roles is given the
    /// name of the account and refers to it: where that name comes from shows it, though its text is seldom seen.
    /// </summary>
    private bool IsDeployed(Found existing)
    {
        var named = resolver.Named(existing.Resource);
        return _deployed.Any(deployed => !deployed.Account.IsConditional && (named.IsExisting ? AreSame(deployed.Names, existing.Names) : IsSame(deployed.Resource, named)));
    }

    /// <summary>Whether two names that may be one of several are the same.</summary>
    private static bool AreSame(ImmutableArray<TemplateValue> names, ImmutableArray<TemplateValue> others) =>
        names.Length == others.Length && names.All(name => others.Any(other => AreSame(name, other)));

    /// <summary>Whether two resources are one; of a module that is called twice there are two.</summary>
    private static bool IsSame(ResourceValue one, ResourceValue other) => one.Declaration == other.Declaration && one.Scope?.Instance == other.Scope?.Instance;

    private static bool AreSame(TemplateValue name, TemplateValue other) => (name, other) switch
    {
        (TextValue text, TextValue known) => text.Pattern.Equals(known.Pattern, StringComparison.OrdinalIgnoreCase) && text.Pattern.Trim(PartialText.Hole).Length > 0,
        (UnknownValue { Origin: { } origin }, UnknownValue known) => origin.Equals(known.Origin),
        _ => false,
    };

    private readonly struct Found(DeclaredAccount account, ResourceValue resource, ImmutableArray<TemplateValue> names)
    {
        public DeclaredAccount Account { get; } = account;

        public ResourceValue Resource { get; } = resource;

        public ImmutableArray<TemplateValue> Names { get; } = names;
    }
}
