using System.Runtime.Versioning;
using PyActors.Caching;
using PyActors.Core.Specs.Discovery;
using PyActors.Testing.Platforms;

namespace PyActors.Core.Specs.Caching;

/// <summary>By the best that the system has, and by what .NET tells on every system.</summary>
[Collection(FakeMachine.Collection)]
[UnsupportedOSPlatform("windows")]
public sealed class FileStateSpecs : IDisposable
{
    private readonly FakeMachine _machine = new();

    public static TheoryData<bool> Ways => [true, false];

    public void Dispose() => _machine.Dispose();

    [UnixTheory, MemberData(nameof(Ways))]
    public void State_should_differ_once_the_content_does(bool isPortable)
    {
        var file = _machine.Script("file", "");
        var before = Of(file, isPortable)!.Mark;
        Of(file, isPortable)!.Mark.ShouldBe(before);

        File.AppendAllText(file, "more");

        Of(file, isPortable)!.Mark.ShouldNotBe(before);
    }

    [UnixTheory, MemberData(nameof(Ways))]
    public void State_should_be_that_of_the_file_behind_a_link(bool isPortable)
    {
        var file = _machine.Script("file", "echo");
        File.CreateSymbolicLink(_machine.PathTo("link"), file);

        Of(_machine.PathTo("link"), isPortable)!.Mark.ShouldBe(Of(file, isPortable)!.Mark);
    }

    [UnixTheory, MemberData(nameof(Ways))]
    public void State_should_tell_files_from_folders_and_from_nothing(bool isPortable)
    {
        File.CreateSymbolicLink(_machine.PathTo("dangling"), "nowhere");

        Of(_machine.Script("file", ""), isPortable)!.IsFile.ShouldBeTrue();
        Of(_machine.Root, isPortable)!.IsFile.ShouldBeFalse();
        (Of("/dev/null", isPortable) is { IsFile: true, Size: > 0 }).ShouldBeFalse();
        Of(_machine.PathTo("nothing"), isPortable).ShouldBeNull();
        Of(_machine.PathTo("dangling"), isPortable).ShouldBeNull();
    }

    [UnixFact]
    public void Owner_should_be_taken_for_the_user_only_by_a_folder_that_nobody_else_may_enter_where_the_system_does_not_tell()
    {
        var (open, closed) = (FolderOf(UnixFileMode.GroupRead | UnixFileMode.OtherExecute), FolderOf(UnixFileMode.None));

        closed.IsOurs.ShouldBe(!Environment.IsPrivilegedProcess, "Root may enter any folder, so that tells it nothing.");
        open.IsOurs.ShouldBeFalse();
    }

    private FileState FolderOf(UnixFileMode others)
    {
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var folder = Directory.CreateDirectory(_machine.PathTo($"folder {others}"), mine | others).FullName;
        File.SetUnixFileMode(folder, mine | others);
        return FileState.OnAnySystem(folder)!;
    }

    private static FileState? Of(string path, bool isPortable) => isPortable ? FileState.OnAnySystem(path) : FileState.Of(path);
}
