using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>Code as it is while somebody types: no rule throws, and each comes to an end.</summary>
public class BrokenCodeTests(ITestOutputHelper output)
{
    [Fact]
    public Task Without_a_token() => RunAsync(24, tree => tree.GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).Select(token => new TextEdit(token.Span.Start, token.Span.End, "")));

    [Fact]
    public Task Cut_off() => RunAsync(16, tree => Enumerable.Range(0, tree.Length).Select(end => new TextEdit(end, tree.Length, "")));

    [Fact]
    public Task With_a_statement_twice() => RunAsync(8, tree => tree.GetRoot().DescendantNodes().OfType<StatementSyntax>().Select(statement => new TextEdit(statement.FullSpan.End, statement.FullSpan.End, statement.ToFullString())));

    [Fact]
    public Task With_a_member_twice() => RunAsync(4, tree => tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>().Select(member => new TextEdit(member.FullSpan.End, member.FullSpan.End, member.ToFullString())));

    [Fact]
    public Task With_tokens_swapped() => RunAsync(12, tree => tree.GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)
        .Select(token => (token, next: token.GetNextToken())).Where(pair => pair.next.Span.Length > 0)
        .Select(pair => new TextEdit(pair.token.Span.Start, pair.next.Span.End, pair.next.Text + " " + pair.token.Text)));

    private Task RunAsync(int count, Func<SyntaxTree, IEnumerable<TextEdit>> mutations)
    {
        var cases = new Cases(output);
        return cases.ForEachAsync(CorpusProgram.All, async program =>
        {
            var compilation = program.Compile();
            foreach (var tree in compilation.SyntaxTrees)
            {
                foreach (var edit in Budget.Sample(mutations(tree).ToArray(), count, Budget.RandomFor(program.Name)))
                {
                    cases.Count();
                    var text = edit.In(tree.ToString());
                    if (await FailureAsync(program, compilation, tree, text) is { } failure)
                        cases.Fail($"{program}, {edit}: {failure}\n--- shrunk source ---\n{(cases.HasFailedOften ? text : await ShrinkAsync(text, async shorter => await FailureAsync(program, compilation, tree, shorter) is not null))}");
                }
            }
        });
    }

    private static async Task<Exception?> FailureAsync(CorpusProgram program, CSharpCompilation compilation, SyntaxTree tree, string text)
    {
        try
        {
            await Rules.RunAsync(compilation.ReplaceSyntaxTree(tree, CorpusProgram.Parse(new(tree.FilePath, text))), program.AnalyzerOptions);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>Leaves out lines, then characters, as long as it still fails.</summary>
    private static async Task<string> ShrinkAsync(string text, Func<string, Task<bool>> fails)
    {
        var rest = 300;
        for (var length = Math.Max(1, text.Length / 2); length >= 1 && rest > 0; length /= 2)
        {
            for (var start = 0; start + length <= text.Length && rest-- > 0;)
            {
                var shorter = text.Remove(start, length);
                if (await fails(shorter))
                    text = shorter;
                else
                    start += length;
            }
        }

        return text;
    }

    private sealed record TextEdit(int Start, int End, string Text)
    {
        public string In(string text) => text[..Start] + Text + text[End..];
    }
}
