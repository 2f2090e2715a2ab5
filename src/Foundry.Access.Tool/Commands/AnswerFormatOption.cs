using System.CommandLine;

namespace Foundry.Access.Tool.Commands;

/// <summary>How a query answers.</summary>
internal enum AnswerFormat
{
    Text,
    Json,
}

/// <summary>The option that chooses it.</summary>
internal static class AnswerFormatOption
{
    public static Option<AnswerFormat> Create() => new("--format") { Description = "How to answer." };
}
