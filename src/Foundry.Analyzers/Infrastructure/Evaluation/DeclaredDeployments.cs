using System.Collections.Immutable;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Collects the deployments of models.</summary>
internal sealed class DeclaredDeployments(ExpressionResolver resolver)
{
    private readonly ImmutableArray<DeclaredDeployment>.Builder _deployments =
        ImmutableArray.CreateBuilder<DeclaredDeployment>();

    private bool _isComplete = true;

    /// <summary>Adds a resource if it is a deployment. One that is only referred to exists too.</summary>
    public void Add(TemplateResource resource, TemplateScope scope)
    {
        if (!ResourceTypes.Is(resource.Type, ResourceTypes.ModelDeployment))
            return;

        // The name includes that of the account in ARM, and in Bicep without a parent.
        var name = resolver.NameOf(new ResourceValue(resource, scope));
        var properties = resolver.Resolve(resource.Body["properties"], scope);
        Add(name.Substring(name.LastIndexOf('/') + 1), properties, scope.Place(resource.Body));
    }

    /// <summary>Adds the deployments of the verified module for accounts.</summary>
    public void Add(VerifiedModule module, ModuleValue call)
    {
        if (!module.IsAccount || call.Module.Arguments is { IsPartial: false } body && body["deployments"] is null)
            return;

        if (resolver.Resolve(call.Module.Arguments["deployments"], call.Scope) is not ArrayValue deployments)
        {
            _isComplete = false;
            return;
        }

        _isComplete &= !deployments.IsPartial;
        foreach (var deployment in deployments.Items)
        {
            var name = resolver.Property(deployment, "name") is TextValue text ? text.Pattern : PartialText.Hole.ToString();
            Add(name, deployment, deployment.Place ?? call.Scope.Place(call.Module.Arguments));
        }
    }

    /// <summary>The deployments; default if the name of any of them is unknown.</summary>
    public ImmutableArray<DeclaredDeployment> ToDeployments() => _isComplete ? _deployments.ToImmutable() : default;

    private void Add(string name, TemplateValue properties, TemplatePlace place)
    {
        if (name.Length == 0 || name.IndexOf(PartialText.Hole) >= 0)
        {
            _isComplete = false;
            return;
        }

        var model = resolver.Property(resolver.Property(properties, "model"), "name") as TextValue;
        _deployments.Add(new(name, model?.Constant, place.ToLocation(), place.File.Path));
    }
}
