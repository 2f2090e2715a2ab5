using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;

namespace Azure.AI.Projects.Evaluation;

[Experimental("AAIP001")]
public class ProjectEvaluators
{
    protected ProjectEvaluators() => throw null;

    public ClientPipeline Pipeline => throw null;

    public virtual ClientResult<EvaluatorVersion> CreateVersion(
        string name, EvaluatorVersion evaluatorVersion, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<EvaluatorVersion>> CreateVersionAsync(
        string name, EvaluatorVersion evaluatorVersion, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult DeleteVersion(string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteVersionAsync(string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<DatasetCredential> GetCredential(
        string name, string version, EvaluationCredentialContent credentialRequest, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<DatasetCredential>> GetCredentialAsync(
        string name, string version, EvaluationCredentialContent credentialRequest, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<EvaluatorVersion> GetLatestVersions(
        ListVersionsRequestType? type = default, int? limit = default, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<EvaluatorVersion> GetLatestVersionsAsync(
        ListVersionsRequestType? type = default, int? limit = default, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<EvaluatorVersion> GetVersion(
        string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<EvaluatorVersion>> GetVersionAsync(
        string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult UpdateVersion(string name, string version, BinaryContent content, RequestOptions options = null) => throw null;
    public virtual Task<ClientResult> UpdateVersionAsync(
        string name, string version, BinaryContent content, RequestOptions options = null) => throw null;
}

public class EvaluatorVersion
{
    internal EvaluatorVersion() => throw null;

    public string Id => throw null;
    public string Name => throw null;
    public string Version => throw null;
    public string DisplayName { get => throw null; set => throw null; }
    public string Description { get => throw null; set => throw null; }
}

public class EvaluationCredentialContent
{
    public EvaluationCredentialContent(Uri blobUri) => throw null;
}

public readonly struct ListVersionsRequestType : IEquatable<ListVersionsRequestType>
{
    public ListVersionsRequestType(string value) => throw null;

    public static implicit operator ListVersionsRequestType(string value) => throw null;
    public static bool operator ==(ListVersionsRequestType left, ListVersionsRequestType right) => throw null;
    public static bool operator !=(ListVersionsRequestType left, ListVersionsRequestType right) => throw null;
    public bool Equals(ListVersionsRequestType other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
