using System;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>Scripts that assign roles. Which ones they assign is not read: only that there may be more than is declared.</summary>
internal static class RoleAssignmentScript
{
    /// <summary>
    /// The words of the commands, whatever stands between them: quotes, commas, the continuation of a line. A service connector assigns
    /// the role that it needs. A program or another deployment may assign roles as well; what it does is not read.
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

    /// <summary>PowerShell, the older PowerShell, the address that a script calls itself, and what other commands are told (<c>az webapp identity assign --role</c>).</summary>
    private static readonly string[] Words = { "New-AzRoleAssignment", "New-AzureRmRoleAssignment", "roleAssignments", "--role" };

    /// <summary>What runs something that is written elsewhere.</summary>
    private static readonly string[] Runners = { "python", "python3", "py", "node", "npm", "npx", "yarn", "pnpm", "make", "terraform", "tofu", "pulumi", "source" };

    /// <summary>Whether a script assigns roles or may have it done by another program, in whatever language it is. Lines that are comments do not count.</summary>
    public static bool MayAssignRoles(string text) => Holds(text, static (text, start, end) => IsAssignment(text, start, end) || IsAny(Runners, text, start, end));

    /// <summary>Whether a text holds a command that assigns roles.</summary>
    public static bool AssignRoles(string text) => Holds(text, IsAssignment);

    private static bool Holds(string text, Func<string, int, int, bool> isMeant)
    {
        var found = new int[Commands.Length];
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

            if (isMeant(text, position, end) || EndsCommand(text, position, end, found))
                return true;
            position = end;
        }

        return false;
    }

    /// <summary>Whether a word is the last one of a command, of whose words so many were found before.</summary>
    private static bool EndsCommand(string text, int start, int end, int[] found)
    {
        for (var i = 0; i < Commands.Length; i++)
        {
            var command = Commands[i];
            found[i] = IsWord(text, start, end, command[found[i]]) ? found[i] + 1 : IsWord(text, start, end, command[0]) ? 1 : 0;
            if (found[i] == command.Length)
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
        end - start == word.Length && string.Compare(text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
