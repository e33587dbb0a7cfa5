using System.Diagnostics;
using PyActors.Discovery;
using PyActors.Testing.Platforms;

namespace PyActors.Core.Specs.Discovery;

[Collection(FakeMachine.Collection)]
public sealed class PythonInquirySpecs : IDisposable
{
    private static readonly TimeSpan Ample = TimeSpan.FromSeconds(30);

    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [UnixFact]
    public void Inquiry_should_give_up_on_an_executable_that_hangs()
    {
        var hanging = _machine.Script("hanging", "sleep 600");
        var watch = Stopwatch.StartNew();

        var (answer, defect) = PythonInquiry.Ask(hanging, TimeSpan.FromMilliseconds(200));

        answer.ShouldBeNull();
        defect!.Problem.ShouldBe(PythonProblem.Broken);
        defect.Explanation.ShouldContain("no answer within 0.2 s");
        watch.Elapsed.ShouldBeLessThan(Ample);
    }

    [UnixFact]
    public void Inquiry_should_keep_little_of_what_an_executable_says_that_never_stops()
    {
        var endless = _machine.Script("endless", "exec yes");

        // Other specs allocate meanwhile. Once is enough: who kept it all would take much each time.
        SpinWait.SpinUntil(TakesLittle, Ample).ShouldBeTrue();

        bool TakesLittle()
        {
            var before = GC.GetTotalAllocatedBytes();
            var (_, defect) = PythonInquiry.Ask(endless, TimeSpan.FromMilliseconds(500));

            defect!.Explanation.ShouldContain("no answer within 0.5 s");
            return GC.GetTotalAllocatedBytes() - before < 8 << 20;
        }
    }

    [UnixFact]
    public void Inquiry_should_not_wait_for_a_child_that_outlives_the_executable()
    {
        var parent = _machine.Script("parent", "sleep 5 &");

        var (answer, defect) = PythonInquiry.Ask(parent, TimeSpan.FromMilliseconds(200));

        answer.ShouldBeNull();
        defect!.Explanation.ShouldContain("no answer within");
    }

    [UnixFact]
    public void Inquiry_should_call_an_executable_broken_that_prints_something_else()
    {
        var (answer, defect) = PythonInquiry.Ask(_machine.Script("garbage", "echo Hello there; echo went wrong >&2; exit 7"), Ample);

        answer.ShouldBeNull();
        defect!.Explanation.ShouldContain("exit code 7, \"went wrong\"");
    }

    [UnixFact]
    public void Inquiry_should_call_an_answer_broken_that_stops_half_way()
    {
        var (answer, defect) = PythonInquiry.Ask(_machine.Script("torn", "printf 'pyactors\\0cpython\\0003.12.1'"), Ample);

        answer.ShouldBeNull();
        defect!.Problem.ShouldBe(PythonProblem.Broken);
    }

    [UnixFact]
    public void Inquiry_should_call_an_executable_too_old_that_doesnt_know_isolated_mode()
    {
        var (_, defect) = PythonInquiry.Ask(_machine.Script("python2", "echo 'Unknown option: -I' >&2; exit 2"), Ample);

        defect!.Problem.ShouldBe(PythonProblem.TooOld);
    }

    [UnixFact]
    public void Inquiry_should_call_a_file_broken_that_is_no_program()
    {
        var file = _machine.Script("binary", "");
        File.WriteAllBytes(file, [0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]);

        var (_, defect) = PythonInquiry.Ask(file, Ample);

        defect!.Problem.ShouldBe(PythonProblem.Broken);
    }

    [UnixFact]
    public void Inquiry_should_survive_an_executable_that_says_very_much()
    {
        var (answer, defect) = PythonInquiry.Ask(_machine.Script("chatty", "i=0; while [ $i -lt 3000 ]; do echo 'so much to say about so little' ; echo 'and as much on the other pipe' >&2; i=$((i+1)); done"), Ample);

        answer.ShouldBeNull();
        defect!.Explanation.ShouldContain("and as much on the other pipe");
    }
}
