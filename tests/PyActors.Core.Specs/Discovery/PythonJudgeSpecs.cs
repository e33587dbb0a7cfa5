using PyActors.Discovery;
using PyActors.Testing.Platforms;

namespace PyActors.Core.Specs.Discovery;

[Collection(FakeMachine.Collection)]
public sealed class PythonJudgeSpecs : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [UnixFact]
    public void Judge_should_refuse_another_implementation() =>
        ProblemOf(_machine.Install("python", "3.11.0", implementation: "graalpy")).ShouldBe(PythonProblem.NotCPython);

    [UnixFact]
    public void Judge_should_refuse_a_version_before_3_10() => ProblemOf(_machine.Install("python", "3.9.18")).ShouldBe(PythonProblem.TooOld);

    [UnixFact]
    public void Judge_should_refuse_a_version_it_doesnt_know_yet() => ProblemOf(_machine.Install("python", "3.15.0")).ShouldBe(PythonProblem.TooNew);

    [UnixFact]
    public void Judge_should_refuse_a_free_threaded_build() =>
        ProblemOf(_machine.Install("python", "3.13.0", isFreeThreaded: true)).ShouldBe(PythonProblem.FreeThreaded);

    [UnixFact]
    public void Judge_should_refuse_a_build_for_another_word_size() =>
        ProblemOf(_machine.Install("python", "3.12.0", bits: IntPtr.Size == 8 ? 32 : 64)).ShouldBe(PythonProblem.WrongArchitecture);

    [UnixFact]
    public void Judge_should_refuse_a_build_without_a_shared_library_and_say_how_to_get_one()
    {
        var candidate = _machine.Search(_machine.Install("python", "3.12.0", hasLibrary: false)).Candidates.ShouldHaveSingleItem();

        candidate.Problem.ShouldBe(PythonProblem.NoSharedLibrary);
        candidate.Explanation!.ShouldContain("--enable-shared");
    }

    [UnixFact]
    public void Judge_should_accept_the_versions_that_can_be_embedded()
    {
        for (var minor = 10; minor <= 14; minor++)
            ProblemOf(_machine.Install($"python3.{minor}", $"3.{minor}.1")).ShouldBeNull();
    }

    private PythonProblem? ProblemOf(string executable) => _machine.Search(executable).Candidates.ShouldHaveSingleItem().Problem;
}
