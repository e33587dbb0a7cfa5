using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Runtime;

public sealed class PythonRuntimeSpecs
{
    private readonly FakeEngine _engine = new();

    [Fact]
    public void Attach_should_refuse_an_engine_that_has_not_been_started()
    {
        var refusal = Should.Throw<ArgumentException>(() => PythonRuntime.Attach(_engine));

        refusal.Message.ShouldStartWith("The engine 'fake' hasn't been started.");
    }

    [Fact]
    public void Attach_should_take_an_engine_that_runs()
    {
        _engine.Start(new PythonOptions());

        var runtime = PythonRuntime.Attach(_engine);

        (runtime.Engine, runtime.Report).ShouldBe((_engine, _engine.Report));
    }

    [Fact]
    public void Attach_should_refuse_an_engine_that_has_been_stopped()
    {
        _engine.Start(new PythonOptions());
        _engine.Stop(TimeSpan.Zero);

        var refusal = Should.Throw<ArgumentException>(() => PythonRuntime.Attach(_engine));

        refusal.Message.ShouldStartWith("The engine 'fake' has been stopped");
    }
}
