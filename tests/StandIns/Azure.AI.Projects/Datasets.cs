using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.RegularExpressions;

namespace Azure.AI.Projects;

public class AIProjectDatasetsOperations
{
    protected AIProjectDatasetsOperations() => throw null;

    public ClientPipeline Pipeline => throw null;

    public virtual ClientResult CreateOrUpdate(string name, string version, BinaryContent content, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult> CreateOrUpdateAsync(
        string name, string version, BinaryContent content, RequestOptions options = null) => throw null;
    public virtual ClientResult Delete(string name, string version, RequestOptions options) => throw null;
    public virtual ClientResult Delete(string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteAsync(string name, string version, RequestOptions options) => throw null;
    public virtual Task<ClientResult> DeleteAsync(string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<DatasetCredential> GetCredentials(
        string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<DatasetCredential>> GetCredentialsAsync(
        string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<AIProjectDataset> GetDataset(
        string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<AIProjectDataset>> GetDatasetAsync(
        string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<AIProjectDataset> GetDatasets(CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<AIProjectDataset> GetDatasetsAsync(CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<AIProjectDataset> GetDatasetVersions(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<AIProjectDataset> GetDatasetVersionsAsync(
        string name, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<PendingUploadResult> PendingUpload(
        string name, string version, PendingUploadConfiguration configuration, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<PendingUploadResult>> PendingUploadAsync(
        string name, string version, PendingUploadConfiguration configuration, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<FileDataset> UploadFile(string name, string version, string filePath, string connectionName = null) => throw null;
    public virtual Task<ClientResult<FileDataset>> UploadFileAsync(
        string name, string version, string filePath, string connectionName = null) => throw null;
    public virtual ClientResult<FolderDataset> UploadFolder(
        string name, string version, string folderPath, string connectionName = null, Regex filePattern = null) => throw null;
    public virtual Task<ClientResult<FolderDataset>> UploadFolderAsync(
        string name, string version, string folderPath, string connectionName = null, Regex filePattern = null) => throw null;
}

public abstract class AIProjectDataset
{
    internal AIProjectDataset() => throw null;

    public string ConnectionName { get => throw null; set => throw null; }
    public Uri DataUri { get => throw null; set => throw null; }
    public string Description { get => throw null; set => throw null; }
    public string Id => throw null;
    public bool? IsReference => throw null;
    public string Name => throw null;
    public IDictionary<string, string> Tags => throw null;
    public string Version => throw null;
}

public class FileDataset : AIProjectDataset
{
    public FileDataset(Uri dataUri) => throw null;
}

public class FolderDataset : AIProjectDataset
{
    public FolderDataset(Uri dataUri) => throw null;
}

public class DatasetCredential
{
    internal DatasetCredential() => throw null;

    public AIProjectBlobReference BlobReference => throw null;
}

public class AIProjectBlobReference
{
    internal AIProjectBlobReference() => throw null;

    public Uri BlobUri => throw null;
    public BlobReferenceSasCredential Credential => throw null;
    public string StorageAccountArmId => throw null;
}

public class BlobReferenceSasCredential
{
    internal BlobReferenceSasCredential() => throw null;

    public Uri SasUri => throw null;
    public string Type => throw null;
}

public class PendingUploadConfiguration
{
    public PendingUploadConfiguration() => throw null;

    public string ConnectionName { get => throw null; set => throw null; }
    public string PendingUploadId { get => throw null; set => throw null; }
}

public class PendingUploadResult
{
    internal PendingUploadResult() => throw null;

    public AIProjectBlobReference BlobReference => throw null;
    public string PendingUploadId => throw null;
    public string Version => throw null;
}
