using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;

namespace Azure.AI.Projects;

[Experimental("AAIP001")]
public class AIProjectModels
{
    protected AIProjectModels() => throw null;

    public ClientPipeline Pipeline => throw null;

    public virtual ClientResult<CreateAsyncResponse> CreateModelVersionRequest(
        string name, string version, ModelVersion modelVersion, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<CreateAsyncResponse>> CreateModelVersionRequestAsync(
        string name, string version, ModelVersion modelVersion, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult DeleteModelVersion(string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteModelVersionAsync(
        string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<ModelVersion> GetLatestModelVersions(CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<ModelVersion> GetLatestModelVersionsAsync(CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<DatasetCredential> GetModelCredentials(
        string name, string version, ModelCredentialRequest credentialRequest, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<DatasetCredential>> GetModelCredentialsAsync(
        string name, string version, ModelCredentialRequest credentialRequest, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ModelVersion> GetModelVersion(
        string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ModelVersion>> GetModelVersionAsync(
        string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<ModelVersion> GetModelVersions(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<ModelVersion> GetModelVersionsAsync(
        string name, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ModelVersion> UpdateModelVersion(
        string name, string version, UpdateModelVersionOptions updateOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ModelVersion>> UpdateModelVersionAsync(
        string name, string version, UpdateModelVersionOptions updateOptions, CancellationToken cancellationToken = default) => throw null;
    public virtual Uri UploadModel(string path, string name, string version) => throw null;
    public virtual Task<Uri> UploadModelAsync(string path, string name, string version) => throw null;
}

public class ModelVersion
{
    public ModelVersion(Uri blobUri) => throw null;

    public string Name => throw null;
    public string Version => throw null;
    public string Description { get => throw null; set => throw null; }
    public IDictionary<string, string> Tags => throw null;
}

public class ModelCredentialRequest
{
    public ModelCredentialRequest(Uri blobUri) => throw null;
}

public class UpdateModelVersionOptions
{
    public UpdateModelVersionOptions() => throw null;

    public string Description { get => throw null; set => throw null; }
    public IDictionary<string, string> Tags => throw null;
}

public class CreateAsyncResponse
{
    internal CreateAsyncResponse() => throw null;
}
