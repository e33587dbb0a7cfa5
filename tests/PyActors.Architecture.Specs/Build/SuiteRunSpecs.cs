using PyActors.Build.Testing;

namespace PyActors.Architecture.Build;

public sealed class SuiteRunSpecs : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Run_should_count_what_passed_failed_and_was_skipped()
    {
        var run = Read(exitCode: 1, """
            <UnitTestResult testName="A.B.Passes" outcome="Passed" />
            <UnitTestResult testName="A.B.Fails(x: 1)" outcome="Failed"><Output><ErrorInfo><Message>wrong</Message><StackTrace>at A</StackTrace></ErrorInfo></Output></UnitTestResult>
            <UnitTestResult testName="A.B.Skipped(file: &quot;a.b&quot;)" outcome="NotExecuted"><Output><StdOut>not today</StdOut></Output></UnitTestResult>
            """);

        run.Passed.ShouldBe(1);
        run.Failures.ShouldHaveSingleItem().ShouldBe("A.B.Fails(x: 1)\nwrong\nat A");
        run.Skipped.ShouldHaveSingleItem().ShouldBe(("Skipped(file: \"a.b\")", "not today"));
    }

    [Fact]
    public void Run_without_a_single_spec_should_be_a_failure() =>
        Read(exitCode: 0, "").Failures.ShouldHaveSingleItem().ShouldStartWith("It ran no test");

    [Fact]
    public void Run_of_skipped_specs_alone_should_be_a_failure() =>
        Read(exitCode: 0, """<UnitTestResult testName="A.B" outcome="NotExecuted" />""").Failures.ShouldHaveSingleItem();

    [Fact]
    public void Run_that_crashed_should_be_a_failure_though_all_its_specs_passed() =>
        Read(exitCode: 134, """<UnitTestResult testName="A.B" outcome="Passed" />""").Failures.ShouldHaveSingleItem().ShouldContain("exit code 134");

    [Fact]
    public void Run_that_left_no_results_should_be_a_failure() =>
        SuiteRun.Read("Suite", "no such file", 0, "said nothing").Failures.ShouldHaveSingleItem().ShouldContain("said nothing");

    [Fact]
    public void Run_that_was_killed_while_it_wrote_its_results_should_be_a_failure_with_its_output()
    {
        File.WriteAllText(_file, "<TestRun xmlns=\"urn:results\"><Results><UnitTestResult testName=\"A.B\" outc");

        SuiteRun.Read("Suite", _file, 1, "Killed: it hadn't ended.").Failures.ShouldHaveSingleItem().ShouldContain("Killed");
    }

    private SuiteRun Read(int exitCode, string results)
    {
        File.WriteAllText(_file, $"<TestRun xmlns=\"urn:results\"><Results>{results}</Results></TestRun>");
        return SuiteRun.Read("Suite", _file, exitCode, "the output");
    }
}
