using System;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>
/// Finds scripts that assign roles. Does not read which roles: a finding means that there may be more grants than the files
/// declare.
/// </summary>
internal static class RoleAssignmentScript
{
    /// <summary>
    /// The words of commands that assign roles. Quotes, commas and line continuations between the words do not matter. A service
    /// connector assigns the role that it needs. A program or another deployment may assign any role.
    /// </summary>
    private static readonly string[][] Commands =
    {
        new[] { "az", "role", "assignment", "create" },
        new[] { "connection", "create", "cognitiveservices" },
        new[] { "connection", "create", "openai" },
        new[] { "az", "deployment", "group", "create" },
        new[] { "az", "deployment", "sub", "create" },
        new[] { "dotnet", "run" },
    };

    /// <summary>
    /// Single words that assign roles: cmdlets of Az and AzureRM, the REST path, and an option of other commands, such as
    /// <c>az webapp identity assign --role</c>.
    /// </summary>
    private static readonly string[] Words = { "New-AzRoleAssignment", "New-AzureRmRoleAssignment", "roleAssignments", "--role" };

    /// <summary>Commands that run another program or file.</summary>
    private static readonly string[] Runners =
    {
        "python", "python3", "py", "node", "npm", "npx", "yarn", "pnpm", "make", "terraform", "tofu", "pulumi", "source",
    };

    /// <summary>Whether a script in any language assigns roles, or runs a program that may. Ignores comment lines.</summary>
    public static bool MayAssignRoles(string text) => Contains(text, IsAssignmentOrRunner);

    /// <summary>Whether a text contains a command that assigns roles.</summary>
    public static bool AssignRoles(string text) => Contains(text, IsAssignment);

    /// <summary>Whether a text may assign roles of Cosmos DB, which count there only.</summary>
    public static bool MayAssignCosmosDbRoles(string text) =>
        text.IndexOf("sql role assignment", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("CosmosDBSqlRoleAssignment", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Contains(string text, Func<string, int, int, bool> isMatch)
    {
        var matchedWords = new int[Commands.Length];
        for (var position = 0; position < text.Length;)
        {
            if (IsLineStart(text, position) && IsComment(text, position))
            {
                position = EndOfLine(text, position);
                continue;
            }

            var end = EndOfWord(text, position);
            if (end == position)
            {
                position++;
                continue;
            }

            if (isMatch(text, position, end) || EndsCommand(text, position, end, matchedWords))
                return true;
            position = end;
        }

        return false;
    }

    /// <summary>Whether a word completes a command.</summary>
    /// <param name="matchedWords">The number of words found so far of each command; this method updates it.</param>
    private static bool EndsCommand(string text, int start, int end, int[] matchedWords)
    {
        for (var i = 0; i < Commands.Length; i++)
        {
            var command = Commands[i];
            if (IsWord(text, start, end, command[matchedWords[i]]))
                matchedWords[i]++;
            else
                matchedWords[i] = IsWord(text, start, end, command[0]) ? 1 : 0;

            if (matchedWords[i] == command.Length)
                return true;
        }

        return false;
    }

    private static bool IsLineStart(string text, int position) => position == 0 || text[position - 1] is '\r' or '\n';

    private static bool IsComment(string text, int position)
    {
        while (position < text.Length && text[position] is (' ' or '\t' or '@' or '\uFEFF'))
            position++;
        return position < text.Length && text[position] switch
        {
            '#' => true,
            '/' or ':' => position + 1 < text.Length && text[position + 1] == text[position],
            'r' or 'R' => IsWord(text, position, EndOfWord(text, position), "REM"),
            _ => false,
        };
    }

    private static int EndOfLine(string text, int position)
    {
        while (position < text.Length && text[position] is not ('\r' or '\n'))
            position++;
        return position;
    }

    private static int EndOfWord(string text, int position)
    {
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '-' or '_'))
            position++;
        return position;
    }

    private static bool IsAssignmentOrRunner(string text, int start, int end) =>
        IsAssignment(text, start, end) || IsAny(Runners, text, start, end);

    private static bool IsAssignment(string text, int start, int end) => IsAny(Words, text, start, end);

    private static bool IsAny(string[] words, string text, int start, int end)
    {
        foreach (var word in words)
        {
            if (IsWord(text, start, end, word))
                return true;
        }

        return false;
    }

    private static bool IsWord(string text, int start, int end, string word) =>
        end - start == word.Length
        && string.Compare(text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
