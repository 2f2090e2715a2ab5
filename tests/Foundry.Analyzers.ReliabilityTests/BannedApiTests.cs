using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Framework;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>What SECURITY.md promises, read from what the assemblies refer to.</summary>
public class BannedApiTests
{
    private static readonly string[] Namespaces = ["System.Net", "System.Threading.Timer", "Microsoft.Win32", "System.Reflection.Emit", "System.Runtime.InteropServices.Marshal"];

    private static readonly string[] Types =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.Path", "System.Console", "System.Diagnostics.Process",
        "System.DateTime", "System.DateTimeOffset", "System.Diagnostics.Stopwatch", "System.Random", "System.Activator",
    ];

    [Theory, InlineData(typeof(FoundryAnalyzer)), InlineData(typeof(FoundryCodeFix))]
    public void Reaches_nothing_outside(Type type)
    {
        using var assembly = new PEReader(File.OpenRead(type.Assembly.Location));
        var metadata = assembly.GetMetadataReader();
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference).Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: NameOf(metadata, (TypeReferenceHandle)member.Parent), Member: metadata.GetString(member.Name))).ToArray();
        Assert.True(members.Length > 100);
        Assert.DoesNotContain(members, member => Types.Contains(member.Type) || Namespaces.Any(name => member.Type.StartsWith(name, StringComparison.Ordinal)));

        // The compiler asks for the thread in every iterator.
        Assert.DoesNotContain(members, member => member is { Type: "System.Environment", Member: not "get_CurrentManagedThreadId" } or { Type: "System.Guid", Member: "NewGuid" });
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle) =>
        metadata.GetTypeReference(handle) is var type ? $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}" : "";
}
