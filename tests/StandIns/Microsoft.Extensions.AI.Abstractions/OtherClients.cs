using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Extensions.AI;

[Experimental("MEAI001")]
public interface IHostedFileClient : IDisposable
{
    Task<bool> DeleteAsync(string fileId, object options = null, CancellationToken cancellationToken = default);
    Task<HostedFileContent> UploadAsync(
        Stream content, string mediaType = null, string fileName = null, object options = null, CancellationToken cancellationToken = default);
}

[Experimental("MEAI001")]
public interface IImageGenerator : IDisposable
{
}

[Experimental("MEAI001")]
public interface ISpeechToTextClient : IDisposable
{
}
