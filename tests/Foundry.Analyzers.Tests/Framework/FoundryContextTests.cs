using System.Collections.Immutable;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Framework;

public class FoundryContextTests
{
    private const string Template =
        "resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: 'foundry', kind: 'AIServices' }";

    /// <summary>An editor cancels at every key stroke; the next analysis may pass the same compilation.</summary>
    [Fact]
    public void A_cancelled_reading_is_read_again()
    {
        using var cancel = new CancellationTokenSource();
        var file = new CancellingFile(cancel);
        var foundry = FoundryContext.For(
            CSharpCompilation.Create("Program"), new AnalyzerOptions(ImmutableArray.Create<AdditionalText>(file)));

        Assert.ThrowsAny<OperationCanceledException>(() => foundry.Access(cancel.Token));
        Assert.Equal(1, file.Asked);

        var access = foundry.Access(CancellationToken.None);
        Assert.Single(access.Infrastructure.Accounts);
        Assert.Same(access, foundry.Access(CancellationToken.None));
        Assert.Equal(2, file.Asked);
    }

    /// <summary>A file during whose first reading the analysis is cancelled.</summary>
    private sealed class CancellingFile(CancellationTokenSource cancel) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(Template);

        public int Asked { get; private set; }

        public override string Path => "/repo/infra/main.bicep";

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            Asked++;
            cancel.Cancel();
            return _text;
        }
    }
}
