namespace PyActors.PythonNet.Specs;

/// <summary>.NET exceptions that Python code meets.</summary>
[Collection(EngineFixture.Collection)]
public sealed class ClrExceptionSpecs(EngineFixture fixture)
{
    [Fact]
    public async Task NET_exception_should_be_a_readable_fault()
    {
        await using var worker = await fixture.WorkerAsync();

        var fault = (await worker.CallAsync("clr_objects:fail")).Fault.ShouldNotBeNull();

        fault.Kind.ShouldBe(PyFaultKind.Raised);
        var error = fault.Error.ShouldNotBeNull();
        error.Type.ShouldBe("System.FormatException");
        error.Message.ShouldContain("'seven' was not in a correct format");
        error.Traceback.ShouldContain("clr_objects.py");
        error.Frames[^1].Function.ShouldBe("fail");
    }

    [Fact]
    public async Task NET_exception_should_be_the_cause_of_what_was_raised_from_it()
    {
        await using var worker = await fixture.WorkerAsync();

        var error = (await worker.CallAsync("clr_objects:fail_deeply")).Fault!.Error.ShouldNotBeNull();

        error.Type.ShouldBe("ValueError");
        error.Cause.ShouldNotBeNull().Type.ShouldBe("System.FormatException");
    }

    [Fact]
    public async Task NET_exception_should_be_caught_by_its_own_type()
    {
        await using var worker = await fixture.WorkerAsync();

        (await worker.ValueAsync("clr_objects:catch")).ShouldBe("FormatException");
    }
}
