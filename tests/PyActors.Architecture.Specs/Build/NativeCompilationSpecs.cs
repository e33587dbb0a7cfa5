namespace PyActors.Architecture.Build;

/// <summary>A program that is compiled natively does what it does on the runtime, and names what it can't.</summary>
public sealed class NativeCompilationSpecs(NativeProgram program) : IClassFixture<NativeProgram>
{
    [NativeCompilerFact]
    public void Publishing_should_have_nothing_to_warn_of() => program.Published.ShouldNotContain("warning");

    [NativeCompilerFact]
    public async Task Values_should_be_read_and_written_as_on_the_runtime()
    {
        var (exitCode, native) = await NativeProgram.RunAsync();
        var (_, onRuntime) = await NativeProgram.RunOnRuntimeAsync();

        exitCode.ShouldBe(0, native);
        native.Split('\n').ShouldBe(onRuntime.Split('\n'));
        native.Split('\n').Length.ShouldBeGreaterThan(90);
        native.ShouldNotContain("NotSupportedException");
    }

    [NativeCompilerFact]
    public async Task Types_that_were_not_kept_should_be_refused_by_name()
    {
        var (exitCode, said) = await NativeProgram.RunAsync("unkept");

        exitCode.ShouldBe(0, said);
        ShouldRefuseByName(said);
        said.ShouldContain("read it as Dictionary<Guid, Double>.");
        said.ShouldContain("No native code reads a set as FrozenSet<Int32>: read it as HashSet<Int32>.");
        said.ShouldContain("No native code reads a dict as ILookup<String, Int32>: read it as Dictionary<String, Int32[]>.");
    }

    [NativeCompilerFact]
    public async Task Types_that_were_not_kept_should_be_refused_where_a_program_was_trimmed()
    {
        var (exitCode, said) = await NativeProgram.RunOnRuntimeWithAsync("PyActors.KeptTypesOnly", "unkept");

        exitCode.ShouldBe(0, said);
        ShouldRefuseByName(said);
    }

    [NativeCompilerFact]
    public async Task Types_that_were_not_kept_should_do_on_the_runtime()
    {
        var (_, said) = await NativeProgram.RunOnRuntimeAsync("unkept");

        said.ShouldNotContain("kept when");
    }

    private static void ShouldRefuseByName(string said)
    {
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(10, said);
        lines.Count(line => line.Contains("kept when this program was trimmed or compiled natively")).ShouldBe(7, said);
        said.ShouldContain("call PyTypes.Keep<UnkeptStruct>() once before it is needed.");
        said.ShouldContain("a record: PyFaultException, ArgumentNotConvertible: args[0] can't be converted: Unkept wasn't kept when this program was trimmed or compiled natively: call PyTypes.Keep<Unkept>() once before it is needed.");
    }
}
