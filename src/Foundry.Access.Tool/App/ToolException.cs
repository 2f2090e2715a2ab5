namespace Foundry.Access.Tool.App;

/// <summary>Input that cannot be used. The message is the one line that the user sees; the exit code is 2.</summary>
internal sealed class ToolException(string message) : Exception(message);
