namespace Microsoft.SemanticKernel;

/// <summary>The exception of a package that the helper knows by name. The tests need no more of the package than that.</summary>
internal sealed class HttpOperationException(string message, Exception? inner = null) : Exception(message, inner);
