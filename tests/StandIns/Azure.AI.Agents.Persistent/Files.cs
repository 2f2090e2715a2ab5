namespace Azure.AI.Agents.Persistent;

public class PersistentAgentsFiles
{
    protected PersistentAgentsFiles() => throw null;

    public virtual Response<bool> DeleteFile(string fileId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<bool>> DeleteFileAsync(string fileId, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentAgentFileInfo> GetFile(string fileId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgentFileInfo>> GetFileAsync(string fileId, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<BinaryData> GetFileContent(string fileId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<BinaryData>> GetFileContentAsync(string fileId, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<IReadOnlyList<PersistentAgentFileInfo>> GetFiles(
        PersistentAgentFilePurpose? purpose = default, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<IReadOnlyList<PersistentAgentFileInfo>>> GetFilesAsync(
        PersistentAgentFilePurpose? purpose = default, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentAgentFileInfo> UploadFile(
        Stream data, PersistentAgentFilePurpose purpose, string filename, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentAgentFileInfo> UploadFile(
        string filePath, PersistentAgentFilePurpose purpose, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgentFileInfo>> UploadFileAsync(
        Stream data, PersistentAgentFilePurpose purpose, string filename, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentAgentFileInfo>> UploadFileAsync(
        string filePath, PersistentAgentFilePurpose purpose, CancellationToken cancellationToken = default) => throw null;
}

public class PersistentAgentFileInfo
{
    internal PersistentAgentFileInfo() => throw null;

    public string Id => throw null;
    public string Filename => throw null;
    public int Size => throw null;
}

public readonly struct PersistentAgentFilePurpose : IEquatable<PersistentAgentFilePurpose>
{
    public PersistentAgentFilePurpose(string value) => throw null;

    public static PersistentAgentFilePurpose Agents => throw null;
    public static PersistentAgentFilePurpose AgentsOutput => throw null;
    public static PersistentAgentFilePurpose Vision => throw null;

    public static implicit operator PersistentAgentFilePurpose(string value) => throw null;
    public static bool operator ==(PersistentAgentFilePurpose left, PersistentAgentFilePurpose right) => throw null;
    public static bool operator !=(PersistentAgentFilePurpose left, PersistentAgentFilePurpose right) => throw null;
    public bool Equals(PersistentAgentFilePurpose other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
