using System.Collections.Immutable;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Collects the names of the connections of accounts and projects.</summary>
internal sealed class DeclaredConnections(ExpressionResolver resolver)
{
    private readonly ImmutableArray<DeclaredName>.Builder _connections = ImmutableArray.CreateBuilder<DeclaredName>();
    private bool _isComplete = true;

    /// <summary>Adds a resource if it is a connection. One that is only referred to exists too.</summary>
    public void Add(TemplateResource resource, string type, TemplateScope scope)
    {
        if (!ResourceTypes.IsConnection(type))
            return;

        // The name includes those of account and project in ARM, and in Bicep without a parent.
        var name = ResourceIds.LastOf(resolver.NameOf(new ResourceValue(resource, scope)));
        var place = scope.Place(resource.Body);
        if (name.Length == 0 || name.IndexOf(PartialText.Hole) >= 0)
            _isComplete = false;
        else
            _connections.Add(new(name, place.ToLocation(), place.File.Path));
    }

    /// <summary>Adds the account of a verified module. Its arguments may declare projects and connections.</summary>
    public void Add(VerifiedModule module, ModuleValue call)
    {
        var arguments = call.Module.Arguments;
        var hasConnections =
            arguments.IsPartial || arguments["connections"] is not null || arguments["projects"] is not null;
        _isComplete &= !(module.IsAccount && hasConnections);
    }

    /// <summary>The connections; default if the name of any of them is unknown.</summary>
    public ImmutableArray<DeclaredName> ToConnections() => _isComplete ? _connections.ToImmutable() : default;
}
