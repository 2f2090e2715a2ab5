using System.Reflection;
using System.Runtime.CompilerServices;

namespace Foundry.Analyzers.Tests;

/// <summary>
/// A stand-in has no member but those of <c>api.txt</c> beside it, which were found in the listing or sources of the real package.
/// </summary>
public class StandInTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(float)] = "float",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
    };

    public static TheoryData<string> StandIns =>
        new(Directory.GetFiles(Repository.PathOf("tests/StandIns"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)));

    [Theory]
    [MemberData(nameof(StandIns))]
    public void Stand_in_has_the_members_of_its_list(string name)
    {
        var text = File.ReadAllLines(Repository.PathOf($"tests/StandIns/{name}/api.txt"));
        Assert.Matches(@"^# .+ \d{4}-\d{2}-\d{2}$", text[0]);
        var present = Members(Assembly.Load(name)).ToHashSet();
#if PUBLISHED_PACKAGES
        // What stands below a remark is of other versions than the package.
        var listed = text.Skip(1).TakeWhile(line => !line.StartsWith('#')).ToHashSet();
#else
        var listed = text.Where(line => !line.StartsWith('#')).ToHashSet();
        Assert.Equal([], present.Except(listed).Order(StringComparer.Ordinal));
#endif
        Assert.Equal([], listed.Except(present).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Members(Assembly assembly)
    {
        foreach (var type in assembly.GetExportedTypes().Where(type => !type.FullName!.Contains('<')))
        {
            yield return $"{FullName(type)} in {type.Namespace}";
            foreach (var member in type.GetMembers(Declared).Where(each => !each.IsDefined(typeof(CompilerGeneratedAttribute))))
            {
                var signature = member switch
                {
                    ConstructorInfo constructor when IsVisible(constructor) => ".ctor" + Parameters(constructor),
                    MethodInfo { Name: "op_Implicit" } method => $".operator {NameOf(method.ReturnType)}{Parameters(method)}",
                    MethodInfo method when IsListed(method) => $".{method.Name}{Arity(method)}{Parameters(method)}",
                    PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => "." + property.Name,
                    FieldInfo { IsPublic: true, IsSpecialName: false } field => "." + field.Name,
                    _ => null,
                };
                if (signature is not null)
                    yield return FullName(type) + signature;
            }
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>What every type has is in no list.</summary>
    private static bool IsListed(MethodInfo method) =>
        IsVisible(method) && !method.IsSpecialName
        && method.Name is not ("Equals" or "GetHashCode" or "ToString" or "Deconstruct");

    private static string Arity(MethodInfo method) => method.IsGenericMethod ? "`" + method.GetGenericArguments().Length : "";

    private static string Parameters(MethodBase method) => $"({string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + NameOf(parameter.ParameterType)))})";

    private static string FullName(Type type) => type.IsNested ? $"{FullName(type.DeclaringType!)}.{Bare(type)}" : Bare(type);

    private static string Bare(Type type) => type.Name.Split('`')[0];

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? NameOf(value)
        : type.IsArray ? NameOf(type.GetElementType()!) + "[]"
        : type.IsGenericType ? $"{Bare(type)}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : Keywords.GetValueOrDefault(type, type.Name);
}
