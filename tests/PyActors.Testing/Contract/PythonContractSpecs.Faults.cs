using System.Text;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>What Python raises, as a fault: type, message, traceback as Python prints it, frames, causes.</summary>
public abstract partial class PythonContractSpecs
{
    [Theory]
    [InlineData("raise_value_error", "plain")]
    [InlineData("raise_from", "with a cause")]
    [InlineData("raise_while_handling", "with a context")]
    [InlineData("raise_with_note", "with a note")]
    [InlineData("raise_group", null)]
    [InlineData("raise_group_in_a_group", null)]
    [InlineData("raise_group_from", null)]
    [InlineData("raise_with_notes_all_along", null)]
    [InlineData("compile_nonsense", null)]
    [InlineData("compile_indented", null)]
    public async Task Traceback_should_be_what_Python_prints(string function, string? message)
    {
        object?[] arguments = message is null ? [] : [message];
        var printed = await InvokeAsync("contract_faults:printed", [function, .. arguments]);

        var fault = await FaultAsync($"contract_faults:{function}", arguments);

        fault.Error!.Traceback.ShouldBe((string)printed.Value!);
    }

    [Theory]
    [InlineData("raise_chain", 5)]
    [InlineData("raise_links", 100)]
    [InlineData("raise_while_handling", "with a context")]
    public async Task Traceback_of_a_cause_should_be_what_Python_prints(string function, object argument)
    {
        var printed = await InvokeAsync("contract_faults:printed_cause", function, argument);

        var error = (await FaultAsync($"contract_faults:{function}", argument)).Error!;

        error.Cause!.Traceback.ShouldBe((string)printed.Value!);
        error.Traceback.ShouldStartWith(error.Cause.Traceback);
        error.Cause.Cause?.Traceback.ShouldSatisfyAllConditions(text => error.Cause.Traceback.ShouldStartWith(text));
    }

    [Fact]
    public async Task Long_chain_should_lose_its_middle()
    {
        var error = (await FaultAsync("contract_faults:raise_links", 1_000)).Error!;

        error.Traceback.ShouldContain("link 49\n\n[… 900 exceptions left out …]\n\nThe above exception was the direct cause");
        error.Traceback.ShouldNotContain("link 50\n");
        error.Traceback.ShouldEndWith("contract_faults.Counting: link 999\n");
        error.Cause!.Traceback.ShouldEndWith("contract_faults.Counting: link 998\n");
        error.Cause.Traceback.ShouldContain("900 exceptions left out");
    }

    [Fact]
    public async Task Exceptions_of_a_chain_should_be_put_into_words_once_each()
    {
        const int Links = 50;
        var before = (long)(await InvokeAsync("contract_faults:times_asked")).Value!;

        await FaultAsync("contract_faults:raise_links", Links);

        // Once in the traceback, once more each of those that are told apart.
        ((long)(await InvokeAsync("contract_faults:times_asked")).Value! - before).ShouldBeLessThan(2 * Links);
    }

    [Fact]
    public async Task Exception_should_carry_type_message_and_frames()
    {
        var error = (await FaultAsync("contract_faults:raise_chain", 2)).Error!;

        error.Type.ShouldBe("ValueError");
        error.Message.ShouldBe("link 2");
        error.Frames.Length.ShouldBe(1);
        error.Frames[0].Function.ShouldBe("raise_chain");
        error.Frames[0].File.ShouldEndWith("contract_faults.py");
        error.Frames[0].Line.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Exception_should_carry_its_causes()
    {
        var error = (await FaultAsync("contract_faults:raise_chain", 2)).Error!;

        error.Cause!.Message.ShouldBe("link 1");
        error.Cause.Cause!.Message.ShouldBe("the first");
        error.Cause.Cause.Cause.ShouldBeNull();
        error.Cause.Cause.Frames.Select(frame => frame.Function).ShouldBe(["raise_chain", "raise_chain"]);
    }

    [Fact]
    public async Task Exception_should_carry_its_context_unless_that_is_suppressed()
    {
        (await FaultAsync("contract_faults:raise_while_handling", "x")).Error!.Cause!.Type.ShouldBe("KeyError");
        (await FaultAsync("contract_faults:raise_from_none", "x")).Error!.Cause.ShouldBeNull();
    }

    [ExceptionGroupFact]
    public async Task Notes_and_the_exceptions_of_a_group_should_be_in_the_traceback()
    {
        (await FaultAsync("contract_faults:raise_with_notes_all_along")).Error!.Traceback.ShouldSatisfyAllConditions(
            text => text.ShouldContain("KeyError: 'missing'\na note of the cause\n"),
            text => text.ShouldContain("direct cause"),
            text => text.ShouldContain("ValueError: effect\nfirst\nsecond\n"));
        var error = (await FaultAsync("contract_faults:raise_group_in_a_group")).Error!;
        error.Type.ShouldBe("ExceptionGroup");
        error.Message.ShouldBe("outer (2 sub-exceptions)");
        error.Traceback.ShouldContain("| ExceptionGroup: inner (1 sub-exception)");
        error.Traceback.ShouldContain("TypeError: two");
    }

    [Fact]
    public async Task Syntax_error_should_say_where_the_source_is_wrong()
    {
        var error = (await FaultAsync("contract_faults:compile_indented")).Error!;

        error.Type.ShouldBe("IndentationError");
        error.Syntax!.File.ShouldBe("indented.py");
        error.Syntax.Line.ShouldBe(3);
        error.Syntax.Column.ShouldBeGreaterThan(0);
        error.Syntax.Text.ShouldStartWith("    naïve = 2");
        error.Traceback.ShouldContain("File \"indented.py\", line 3");
    }

    [Fact]
    public async Task Syntax_error_of_an_imported_module_should_say_where_the_source_is_wrong()
    {
        var error = (await FaultAsync("contract_nonsense:anything")).Error!;

        error.Syntax!.File.ShouldEndWith("contract_nonsense.py");
        (error.Syntax.Line, error.Syntax.Column, error.Syntax.Text).ShouldBe((1, 5, "a = = b"));
    }

    [Theory]
    [InlineData("contract:raise_value_error", "no syntax")]
    [InlineData("contract_faults:raise_bare_syntax_error", null)]
    [InlineData("contract_faults:raise_odd_syntax_error", null)]
    public async Task Exception_that_points_to_no_source_should_name_none(string callable, string? message) =>
        (await FaultAsync(callable, message is null ? [] : [message])).Error!.Syntax.ShouldBeNull();

    [Fact]
    public async Task Exceptions_that_cause_each_other_should_end_somewhere()
    {
        var fault = await FaultAsync("contract_faults:raise_circle");

        fault.Error!.Message.ShouldBe("one");
        fault.Error.Cause!.Message.ShouldBe("other");
    }

    [Fact]
    public async Task Class_of_a_module_should_be_named_with_it() =>
        (await FaultAsync("contract_faults:raise_unprintable")).Error!.Type.ShouldBe("contract_faults.Unprintable");

    [Fact]
    public async Task Exception_without_a_text_should_be_described_all_the_same()
    {
        var fault = await FaultAsync("contract_faults:raise_unprintable");

        fault.Error!.Message.ShouldBe("<exception str() failed>");
        fault.Error.Traceback.ShouldContain("contract_faults.Unprintable: <");
    }

    [Fact]
    public async Task Huge_message_should_be_shortened()
    {
        var error = (await FaultAsync("contract_faults:raise_long", "0123456789", 300_000)).Error!;

        error.Message.Length.ShouldBeLessThan(100_000);
        error.Message.ShouldStartWith("0123456789");
        error.Message.ShouldContain($"[… {3_000_000 - (64 * 1024)} characters left out …]");
        error.Message.ShouldEndWith("0123456789");
        error.Traceback.Length.ShouldBeLessThan(2_000_000);
        error.Traceback.ShouldStartWith("Traceback (most recent call last):\n");
        error.Traceback.ShouldEndWith("0123456789\n");
    }

    [Fact]
    public async Task Message_should_be_shortened_between_its_characters()
    {
        var error = (await FaultAsync("contract_faults:raise_long", "a😀", 1_000_000)).Error!;

        error.Message.EnumerateRunes().ShouldNotContain(Rune.ReplacementChar);
        error.Traceback.EnumerateRunes().ShouldNotContain(Rune.ReplacementChar);
    }

    [Fact]
    public async Task Huge_message_should_not_be_read_whole()
    {
        const int Length = 50_000_000;
        var invocation = new SpecInvocation(new Invoke("contract_faults:raise_long", "x", Length));

        var read = await Worker.RunAsync(interpreter =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            interpreter.TryRun(invocation, out _);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });

        read.ShouldBeLessThan(Length / 2);
    }

    [Fact]
    public async Task Long_traceback_should_keep_its_ends()
    {
        var frames = (await FaultAsync("contract_faults:recurse")).Error!.Frames;

        frames.Length.ShouldBeInRange(100, 1_000);
        frames[0].Function.ShouldBe("recurse");
        frames[^1].Function.ShouldBe("recurse");
    }

    [Fact]
    public async Task Traceback_of_a_recursion_should_be_folded_as_Python_folds_it() =>
        (await FaultAsync("contract_faults:recurse")).Error!.Traceback.ShouldMatch(@"\[Previous line repeated \d+ more times\]");

    [Fact]
    public async Task Traceback_that_a_class_makes_up_should_not_be_followed() =>
        (await FaultAsync("contract_faults:raise_with_endless_traceback")).Error!.Frames.Single().Function.ShouldBe("raise_with_endless_traceback");

    [Fact]
    public async Task Broken_traceback_module_should_not_hide_the_exception()
    {
        await InvokeAsync("contract_faults:break_traceback");

        var fault = await FaultAsync("contract:raise_value_error", "still there");

        await InvokeAsync("contract_faults:mend_traceback");
        fault.Error!.Traceback.ShouldStartWith("Traceback (most recent call last):\n  File");
        fault.Error.Traceback.ShouldEndWith("ValueError: still there\n");
    }

    [Theory]
    [InlineData(3, "3")]
    [InlineData(null, "")]
    [InlineData("bye", "bye")]
    public async Task Exit_should_be_a_fault_like_any_other(object? code, string message)
    {
        var fault = await FaultAsync("contract_faults:leave", code);

        fault.Kind.ShouldBe(PyFaultKind.Raised);
        fault.Error!.Type.ShouldBe("SystemExit");
        fault.Error.Message.ShouldBe(message);
        await ShouldBeHealthyAsync();
    }

    [Theory]
    [InlineData("contract_faults:recurse")]
    [InlineData("contract_faults:parse_deep_json")]
    [InlineData("contract_faults:repr_deep_list")]
    public async Task Too_deep_a_recursion_should_end_in_a_RecursionError(string callable)
    {
        var fault = await FaultAsync(callable);

        fault.Error!.Type.ShouldBe("RecursionError");
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Wrong_arguments_should_be_what_Python_says_of_them() =>
        (await FaultAsync("contract:echo", 1, 2)).Error!.Type.ShouldBe("TypeError");
}
