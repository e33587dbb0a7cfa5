using System.Diagnostics;
using System.Runtime.Versioning;
using PyActors.Caching;
using PyActors.Discovery;
using PyActors.Testing.Platforms;

namespace PyActors.Core.Specs.Discovery;

/// <summary>The folder of what is remembered and its files: whose they are, how many, and what may be wrong with them.</summary>
[Collection(FakeMachine.Collection)]
[UnsupportedOSPlatform("windows")]
public sealed class AnswerFolderSpecs : IDisposable
{
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FakeMachine _machine = new() { Later = TimeSpan.FromHours(1) };
    private readonly string _python;

    public AnswerFolderSpecs() => _python = OperatingSystem.IsWindows() ? "" : _machine.InstallNative("python", "3.12.1");

    public void Dispose() => _machine.Dispose();

    private string AnswerFile => _machine.Memory.FileOf(_python);

    [UnixFact]
    public void Folder_and_files_should_be_the_users_alone()
    {
        _machine.LocateRemembering(_python);

        File.GetUnixFileMode(_machine.Memory.Folder).ShouldBe(OnlyMine | UnixFileMode.UserExecute);
        File.GetUnixFileMode(AnswerFile).ShouldBe(OnlyMine);
        Directory.GetFileSystemEntries(_machine.Memory.Folder).ShouldBe([AnswerFile]);
    }

    [UnixFact]
    public void File_that_others_may_write_should_be_ignored() =>
        ShouldBeIgnored(() => File.SetUnixFileMode(AnswerFile, OnlyMine | UnixFileMode.OtherWrite));

    [UnixFact]
    public void Folder_that_others_may_write_to_should_be_ignored() =>
        ShouldBeIgnored(() => File.SetUnixFileMode(_machine.Memory.Folder, OnlyMine | UnixFileMode.UserExecute | UnixFileMode.GroupWrite));

    [RootFact]
    public void File_of_another_user_should_be_ignored() => ShouldBeIgnored(() => GiveAway(AnswerFile));

    [RootFact]
    public void Folder_of_another_user_should_be_ignored_and_not_be_written_to()
    {
        ShouldBeIgnored(() => GiveAway(_machine.Memory.Folder));

        File.Delete(AnswerFile);
        _machine.LocateRemembering(_python);
        File.Exists(AnswerFile).ShouldBeFalse();
    }

    [RootFact]
    public void Folder_should_not_be_made_by_root_in_what_belongs_to_another_user()
    {
        GiveAway(Directory.CreateDirectory(_machine.PathTo("home")).FullName);
        var memory = new AnswerMemory(_machine.PathTo("home", ".cache", "pyactors"), _machine.Surroundings);

        Remember(memory);

        Directory.GetFileSystemEntries(_machine.PathTo("home")).ShouldBeEmpty();
    }

    [UnixFact]
    public void File_should_be_ignored_wherever_it_is_torn_or_wrong()
    {
        _machine.LocateRemembering(_python);
        var whole = File.ReadAllBytes(AnswerFile);
        _machine.Memory.Recall(_python).ShouldNotBeNull();

        for (var i = 0; i < whole.Length; i++)
        {
            File.WriteAllBytes(AnswerFile, whole[..i]);
            _machine.Memory.Recall(_python).ShouldBeNull($"torn after {i} bytes");

            byte[] wrong = [.. whole];
            wrong[i] ^= 1;
            File.WriteAllBytes(AnswerFile, wrong);
            _machine.Memory.Recall(_python).ShouldBeNull($"wrong at byte {i}");
        }
    }

    [UnixFact]
    public void File_should_be_ignored_that_is_too_large_to_be_one() =>
        ShouldBeIgnored(() => File.AppendAllText(AnswerFile, new string(' ', 300_000)));

    [UnixFact]
    public void Folder_in_the_place_of_a_file_should_be_ignored()
    {
        Directory.CreateDirectory(AnswerFile);

        _machine.LocateRemembering(_python).Executable.ShouldBe(_python);
        _machine.LocateRemembering(_python).Executable.ShouldBe(_python);

        Directory.GetFileSystemEntries(_machine.Memory.Folder).ShouldBe([AnswerFile]);
    }

    [UnixFact]
    public void Pipe_in_the_place_of_a_file_should_be_ignored_without_waiting_for_it()
    {
        Directory.CreateDirectory(_machine.Memory.Folder, OnlyMine | UnixFileMode.UserExecute);
        Run("mkfifo", "-m", "600", AnswerFile);

        _machine.LocateRemembering(_python).Executable.ShouldBe(_python);
    }

    [UnixFact]
    public void Place_in_which_no_folder_can_be_made_should_be_no_fault()
    {
        var memory = new AnswerMemory(Path.Combine(_python, "cache"), _machine.Surroundings);

        Remember(memory);

        memory.Recall(_python).ShouldBeNull();
        memory.Forget(_python);
    }

    [UnixFact]
    public void Many_should_be_able_to_write_and_read_at_once()
    {
        var answer = Answer();
        _machine.Memory.Remember(_python, answer, _machine.Surroundings.Time.GetUtcNow());
        var recalled = 0;

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            if (i % 2 == 0)
                _machine.Memory.Remember(_python, answer, _machine.Surroundings.Time.GetUtcNow());
            else if (_machine.Memory.Recall(_python) is { } read && read.Text == answer.Text)
                Interlocked.Increment(ref recalled);
        });

        recalled.ShouldBe(200, "Whoever reads finds the old file or the new one, never none and never half of one.");
        Directory.GetFileSystemEntries(_machine.Memory.Folder).ShouldBe([AnswerFile]);
    }

    [UnixFact]
    public void Number_of_files_should_be_bounded()
    {
        _machine.LocateRemembering(_python);
        var moment = File.GetLastWriteTimeUtc(AnswerFile);
        for (var i = 1; i <= KeptFiles.Capacity + 5; i++)
        {
            var older = Path.Combine(_machine.Memory.Folder, $"{i:x16}.answer");
            File.WriteAllText(older, "");
            File.SetLastWriteTimeUtc(older, moment - TimeSpan.FromMinutes(i));
        }

        _machine.LocateRemembering(_python, Asking.Afresh);

        var left = Directory.GetFiles(_machine.Memory.Folder);
        left.Length.ShouldBe(KeptFiles.Capacity);
        left.ShouldContain(AnswerFile);
        left.ShouldContain(Path.Combine(_machine.Memory.Folder, $"{1:x16}.answer"));
    }

    [UnixFact]
    public void File_that_was_never_finished_should_be_dropped_after_a_while_and_nothing_that_is_not_the_memorys()
    {
        Directory.CreateDirectory(_machine.Memory.Folder, OnlyMine | UnixFileMode.UserExecute);
        var (lately, longAgo, foreign) = (InFolder("lately.new"), InFolder("longago.new"), InFolder("notes.txt"));
        File.SetLastWriteTimeUtc(longAgo, File.GetLastWriteTimeUtc(longAgo) - TimeSpan.FromHours(2));
        File.SetLastWriteTimeUtc(lately, File.GetLastWriteTimeUtc(lately) + TimeSpan.FromMinutes(30));

        _machine.LocateRemembering(_python);

        Directory.GetFiles(_machine.Memory.Folder).ShouldBe([AnswerFile, lately, foreign], ignoreOrder: true);
    }

    private string InFolder(string name)
    {
        var file = Path.Combine(_machine.Memory.Folder, name);
        File.WriteAllText(file, "");
        return file;
    }

    private PythonAnswer Answer()
    {
        var answer = _machine.Surroundings.Ask(_python, TimeSpan.FromSeconds(30)).Answer!;
        return answer with { Library = SharedLibrary.Find(answer) };
    }

    private void Remember(AnswerMemory memory) => memory.Remember(_python, Answer(), _machine.Surroundings.Time.GetUtcNow());

    private void ShouldBeIgnored(Action spoil)
    {
        _machine.LocateRemembering(_python);
        _machine.Memory.Recall(_python).ShouldNotBeNull();

        spoil();

        _machine.Memory.Recall(_python).ShouldBeNull();
        _machine.LocateRemembering(_python).Executable.ShouldBe(_python);
    }

    private static void GiveAway(string path) => Run("chown", "12345", path);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
