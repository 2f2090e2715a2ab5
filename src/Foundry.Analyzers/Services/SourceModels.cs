using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Services;

/// <summary>
/// The semantic models of the files that register services: the only ones a rule asks for beside that of the operation at hand.
/// </summary>
internal sealed class SourceModels(Compilation compilation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = new();

    public SemanticModel Of(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
        {
#pragma warning disable RS0030 // A registration is in another file than its use. Each such file is bound once per compilation.
            _models.Add(tree, model = compilation.GetSemanticModel(tree));
#pragma warning restore RS0030
        }

        return model;
    }
}
