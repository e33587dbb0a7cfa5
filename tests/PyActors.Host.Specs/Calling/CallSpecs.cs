using PyActors.Host.Commands;
using PyActors.Host.Running;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Calling;

/// <summary>The command <c>call</c> as a whole process.</summary>
public sealed class CallSpecs
{
    [Theory]
    [InlineData("math:sqrt", "[16]", "4.0")]
    [InlineData("math:sqrt", "16", "4.0")]
    [InlineData("builtins:sum", "[[1, 2, 3]]", "6")]
    [InlineData("builtins:abs", "-5", "5")]
    [InlineData("host_jobs:same", "[[]]", "[]")]
    public async Task Call_should_print_the_value_as_JSON(string callable, string arguments, string value)
    {
        var result = await PyActorsCommand.OnModules("call", callable, arguments).RunAsync();

        result.ShouldBe(new CommandResult(ExitCode.Success, value + "\n", ""));
    }

    [Fact]
    public async Task Call_should_take_several_arguments_and_keywords()
    {
        var several = await PyActorsCommand.OnModules("call", "math:pow", "2", "10").RunAsync();
        var keywords = await PyActorsCommand.OnModules("call", "builtins:round", "2.567", "--kwargs", """{"ndigits": 1}""").RunAsync();

        several.Output.ShouldBe("1024.0\n");
        keywords.Output.ShouldBe("2.6\n");
    }

    [Fact]
    public async Task Call_should_print_what_JSON_can_not_say_with_its_tags()
    {
        var result = await PyActorsCommand.OnModules("call", "host_jobs:everything").RunAsync();

        result.Output.ShouldBe(
            """{"none":null,"flag":true,"int":1000000000000000000000000000000,"float":4.0,"nan":{"$float":"nan"},"bytes":{"$bytes":"aGk="},"tuple":[1,2],"keys":{"$dict":[[1,"one"],[{"$tuple":[1,2]},"pair"]]},"half":"\ud800","tag":{"$dict":[["$bytes",1]]}}""" + "\n");
    }

    [Theory]
    [InlineData("""{"$bytes": "aGk="}""", "bytes")]
    [InlineData("""{"$tuple": []}""", "tuple")]
    [InlineData("""{"$float": "inf"}""", "float")]
    [InlineData("100000000000000000000", "int")]
    [InlineData("1e2", "float")]
    public async Task Call_should_read_the_tags_that_it_prints(string argument, string type)
    {
        var result = await PyActorsCommand.OnModules("call", "host_jobs:kind_of", argument).RunAsync();

        result.Output.ShouldBe($"\"{type}\"\n");
    }

    [Fact]
    public async Task Call_should_keep_standard_output_for_the_value()
    {
        var result = await PyActorsCommand.OnModules("call", "host_jobs:talk", "1").RunAsync();

        result.ShouldBe(new CommandResult(ExitCode.Success, "1\n", "talking about 1\n"));
    }

    [Fact]
    public async Task Call_should_print_the_traceback_as_Python_does()
    {
        var result = await PyActorsCommand.OnModules("call", "host_jobs:refuse_threes", "[\"3\"]").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Failure);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldStartWith("Traceback (most recent call last):\n");
        result.Error.ShouldContain("in refuse_threes");
        result.Error.ShouldEndWith("ValueError: 3 is divisible by three\n");
    }

    [Theory]
    [InlineData("host_jobs:sane", "Did you mean 'same'?")]
    [InlineData("hots_jobs:same", "Did you mean 'host_jobs'?")]
    [InlineData("host_jobs:not_callable", "can't be called")]
    [InlineData("host_jobs", "doesn't name a Python callable")]
    [InlineData("host_jobs:same.", "doesn't name a Python callable")]
    public async Task Call_should_say_what_is_wrong_with_the_callable(string callable, string complaint)
    {
        var result = await PyActorsCommand.OnModules("call", callable, "1").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage, result.ToString());
        result.Error.ShouldContain(complaint);
        result.Error.ShouldNotContain("Traceback");
    }

    [Theory]
    [InlineData("host_raises:f", "RuntimeError: not today")]
    [InlineData("host_exits:f", "SystemExit: 4")]
    [InlineData("host_jobs:leave", "SystemExit: leaving at here")]
    public async Task Call_should_survive_code_that_raises_or_exits(string callable, string lastLine)
    {
        var result = await PyActorsCommand.OnModules("call", callable, "[\"here\"]").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
        result.Error.ShouldEndWith(lastLine + "\n");
    }

    [Theory]
    [InlineData("here", "A text wants its quotes")]
    [InlineData("[1, 2", "isn't JSON")]
    [InlineData("""{"$bytes": 5}""", "this content isn't one")]
    [InlineData("1 2", "isn't JSON")]
    [InlineData("", "isn't JSON")]
    public async Task Call_should_refuse_arguments_that_are_not_JSON(string argument, string complaint)
    {
        var result = await PyActorsCommand.OnModules("call", "host_jobs:same", argument).RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain("Argument 1 isn't JSON");
        result.Error.ShouldContain(complaint);
    }

    [Fact]
    public async Task Call_should_refuse_keywords_that_are_no_object()
    {
        var result = await PyActorsCommand.OnModules("call", "host_jobs:same", "--kwargs", "[1]").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain("--kwargs wants a JSON object");
    }

    [Fact]
    public async Task Call_should_say_how_to_pass_one_list()
    {
        var result = await PyActorsCommand.OnModules("call", "builtins:sum", "[1, 2, 3]").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Failure);
        result.Error.ShouldContain("[[1, 2, 3]]");
    }

    [Fact]
    public async Task Call_should_say_when_the_value_has_no_form_outside_Python()
    {
        var result = await PyActorsCommand.OnModules("call", "builtins:object").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Failure);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("object");
    }

    [Fact]
    public async Task Call_should_end_at_its_timeout()
    {
        var result = await PyActorsCommand.OnModules("call", "host_jobs:busy", "60", "--timeout", "300ms").RunAsync();

        result.ExitCode.ShouldBe(ExitCode.Failure, result.ToString());
        result.Error.ShouldContain("deadline");
    }

    [UnixFact]
    public async Task Call_should_be_interrupted_by_Ctrl_C()
    {
        await using var running = PyActorsCommand.OnModules("call", "host_jobs:announce_and_wait", "60").Start();
        (await running.NextErrorLineAsync()).ShouldBe("waiting");

        running.Signal(Signals.Interrupt);

        (await running.EndAsync()).ExitCode.ShouldBe(ExitCode.Interrupted);
    }
}
