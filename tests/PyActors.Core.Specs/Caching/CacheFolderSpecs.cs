using PyActors.Caching;
using PyActors.Discovery;

namespace PyActors.Core.Specs.Caching;

public sealed class CacheFolderSpecs
{
    [Theory]
    [InlineData("PYACTORS_CACHE=/x HOME=/home/ann", "/x")]
    [InlineData("PYACTORS_CACHE=off HOME=/home/ann", null)]
    [InlineData("PYACTORS_CACHE=relative HOME=/home/ann", null)]
    [InlineData("XDG_CACHE_HOME=/var/cache/ann HOME=/home/ann", "/var/cache/ann/pyactors")]
    [InlineData("XDG_CACHE_HOME=relative HOME=/home/ann", "/home/ann/.cache/pyactors")]
    [InlineData("HOME=/home/ann", "/home/ann/.cache/pyactors")]
    [InlineData("HOME=relative", null)]
    [InlineData("", null)]
    public void Folder_should_be_the_users_on_Linux(string variables, string? folder)
    {
        if (OperatingSystem.IsLinux())
            In(variables).ShouldBe(folder);
    }

    [Fact]
    public void Folder_should_follow_the_conventions_of_the_system()
    {
        var home = OperatingSystem.IsWindows() ? @"C:\Users\ann" : "/home/ann";

        In($"HOME={home} LOCALAPPDATA={home}").ShouldBe(
            OperatingSystem.IsWindows() ? @"C:\Users\ann\pyactors"
            : OperatingSystem.IsMacOS() ? "/home/ann/Library/Caches/pyactors"
            : "/home/ann/.cache/pyactors");
    }

    private static string? In(string variables)
    {
        var pairs = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return CacheFolder.In(new Surroundings(pairs.GetValueOrDefault));
    }
}
