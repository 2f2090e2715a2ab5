using Foundry.Analyzers.Build;

namespace Foundry.Analyzers.Tests.Build;

public class FilePathTests
{
    [Theory]
    [InlineData("/r", "a/b.json", "/r/a/b.json")]
    [InlineData("/r/", "./a//b.json", "/r/a/b.json")]
    [InlineData("/r/s", "../a", "/r/a")]
    [InlineData("/r", "../../a", "/../a")]
    [InlineData("C:\\r", ".\\a", "C:/r/a")]
    [InlineData("C:\\r", "D:\\a", "D:/a")]
    [InlineData("/r", "/a", "/a")]
    [InlineData("/r", ".", "/r")]
    [InlineData("/r", "", "/r")]
    [InlineData("", "a", "/a")]
    [InlineData("r", "..", "")]
    [InlineData("..", "..", "../..")]
    public void Path_is_joined_to_a_folder(string folder, string path, string expected) =>
        Assert.Equal(expected, FilePath.Join(folder, path));

    [Theory]
    [InlineData("/r/a.json", "/r", "a.json")]
    [InlineData("C:\\r\\a.json", "C:\\r", "a.json")]
    [InlineData("a.json", "", "a.json")]
    public void Path_is_split_into_folder_and_name(string path, string folder, string name) =>
        Assert.Equal((folder, name), (FilePath.FolderOf(path), FilePath.NameOf(path)));
}
