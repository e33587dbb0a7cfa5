using PyActors.Caching;
using PyActors.Discovery;
using PyActors.Testing.Platforms;

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

    [Theory]
    [InlineData("PYACTORS_CACHE=off", "PYACTORS_CACHE is off.")]
    [InlineData("PYACTORS_CACHE=relative", "PYACTORS_CACHE is 'relative', which is no full path. Write it in full, or write off.")]
    [InlineData("", "the environment names no folder of the user's. Name one (PYACTORS_CACHE).")]
    public void Folder_should_say_why_there_is_none(string variables, string why) => CacheFolder.WhyUnused(Of(variables)).ShouldBe(why);

    [UnixFact]
    public void Folder_should_say_that_it_is_not_believed_where_others_may_write()
    {
        if (OperatingSystem.IsWindows())
            return;

        var folder = Directory.CreateTempSubdirectory("pyactors-cache-");
        try
        {
            CacheFolder.WhyUnused(Of($"PYACTORS_CACHE={folder.FullName}")).ShouldBeNull();
            CacheFolder.WhyUnused(Of($"PYACTORS_CACHE={folder.FullName}/made-when-needed")).ShouldBeNull();

            folder.UnixFileMode |= UnixFileMode.GroupWrite;

            CacheFolder.WhyUnused(Of($"PYACTORS_CACHE={folder.FullName}")).ShouldNotBeNull().ShouldStartWith($"{folder.FullName} is another user's, or others may write to it");
        }
        finally
        {
            folder.Delete();
        }
    }

    private static string? In(string variables) => CacheFolder.In(Of(variables));

    private static Surroundings Of(string variables)
    {
        var pairs = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new Surroundings(pairs.GetValueOrDefault);
    }
}
