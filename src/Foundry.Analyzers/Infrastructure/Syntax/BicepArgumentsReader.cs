using System.Collections.Immutable;
using System.Linq;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads a Bicep parameter file.</summary>
internal static class BicepArgumentsReader
{
    public static TemplateArguments Read(BicepLexer lexer)
    {
        // A tool may replace placeholders before it deploys.
        var tokens = new BicepTokens(lexer);
        var reader = new BicepTemplateReader(tokens, new(tokens, ParameterFile.Text));
        var read = reader.Read(lexer);
        var values = read.Parameters.Where(static parameter => parameter.Default is not null)
            .Select(static parameter => new TemplateProperty(
                parameter.Name, new(parameter.NameStart, parameter.Name.Length), parameter.Default!));
        var names = new Template(
            ImmutableArray<TemplateParameter>.Empty,
            read.Variables,
            ImmutableArray<TemplateResource>.Empty,
            ImmutableArray<TemplateModule>.Empty,
            ImmutableArray<TemplateOutput>.Empty,
            read.IsComplete,
            read.Suppressions)
        {
            Functions = read.Functions,
            Imports = read.Imports,
        };
        return new(reader.Using, new(values.ToImmutableArray(), tokens.From(0)) { IsPartial = !read.IsComplete }, names)
        {
            Extends = reader.Extends,
            IsShared = reader.UsesNone,
        };
    }
}
