using PyActors.Discovery;
using PyActors.Testing.Platforms;

namespace PyActors.Core.Specs.Discovery;

[Collection(FakeMachine.Collection)]
public sealed class PythonQuestionerSpecs : IDisposable
{
    private readonly FakeMachine _machine = new() { Later = TimeSpan.FromHours(1) };

    public void Dispose() => _machine.Dispose();

    [UnixFact]
    public void Search_should_ask_though_an_answer_is_remembered_and_say_where_it_is()
    {
        var python = _machine.InstallNative("python", "3.12.1");
        _machine.LocateRemembering(python);

        var candidate = _machine.SearchComparing(python).Candidates.ShouldHaveSingleItem();

        candidate.RememberedIn.ShouldBe(_machine.Memory.FileOf(python));
        FakeMachine.RunsOf(python).ShouldBe(2);
    }

    [UnixFact]
    public void Search_should_leave_no_trace_of_what_was_not_remembered()
    {
        var python = _machine.InstallNative("python", "3.12.1");

        _machine.SearchComparing(python).Candidates.ShouldHaveSingleItem().RememberedIn.ShouldBeNull();

        Directory.Exists(_machine.Memory.Folder).ShouldBeFalse();
    }

    [UnixFact]
    public void Search_should_forget_what_turns_out_to_be_wrong()
    {
        var python = _machine.InstallNative("python", "3.12.1");
        var answer = PythonAnswer.Read(File.ReadAllText(python)[4..].Replace("3.12.1", "3.12.2", StringComparison.Ordinal))!;
        _machine.Memory.Remember(python, answer with { Library = SharedLibrary.Find(answer) }, _machine.Surroundings.Time.GetUtcNow());
        _machine.LocateRemembering(python).Version.ShouldBe(new Version(3, 12, 2));

        var candidate = _machine.SearchComparing(python).Candidates.ShouldHaveSingleItem();

        candidate.Installation!.Version.ShouldBe(new Version(3, 12, 1));
        candidate.RememberedIn.ShouldBeNull();
        _machine.LocateRemembering(python).Version.ShouldBe(new Version(3, 12, 1));
    }

    [UnixFact]
    public void Search_should_forget_an_answer_with_a_library_that_is_not_the_one_it_finds()
    {
        var python = _machine.InstallNative("python", "3.12.1");
        var other = _machine.PathTo("python", "other.so");
        File.WriteAllText(other, "");
        _machine.Memory.Remember(python, PythonAnswer.Read(File.ReadAllText(python)[4..])! with { Library = other }, _machine.Surroundings.Time.GetUtcNow());
        _machine.LocateRemembering(python).Library.ShouldBe(other);

        _machine.SearchComparing(python).Candidates.ShouldHaveSingleItem().RememberedIn.ShouldBeNull();

        _machine.LocateRemembering(python).Library.ShouldNotBe(other);
    }

    [UnixFact]
    public void Questioner_should_tell_whether_it_believed_what_was_remembered()
    {
        var python = _machine.InstallNative("python", "3.12.1");
        var (first, second) = (Questioner(), Questioner());

        first.Ask(python);
        second.Ask(python);

        first.HasRecalled.ShouldBeFalse();
        second.HasRecalled.ShouldBeTrue();
    }

    private PythonQuestioner Questioner() => new(_machine.Surroundings, _machine.Memory, Asking.IfUnknown);
}
