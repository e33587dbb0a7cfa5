using System.Text;

namespace PyActors.Host.Serving;

public sealed class RequestReaderSpecs
{
    [Fact]
    public void Request_should_be_read_with_all_its_members()
    {
        var request = Read("""{"id": {"part": [7]}, "call": "math:hypot", "args": [3, {"$bytes": "aGk="}], "kwargs": {"x": 1.5}, "timeout": 0.25}""");

        request.Problem.ShouldBeNull();
        Id(request).ShouldBe("""{"part": [7]}""");
        var invoke = request.Invoke.ShouldNotBeNull();
        invoke.Callable.ShouldBe(PyCallable.Parse("math:hypot"));
        invoke.Arguments[0].ShouldBe(3L);
        invoke.Arguments[1].ShouldBe("hi"u8.ToArray());
        invoke.Keywords.ShouldBe([KeyValuePair.Create<string, object?>("x", 1.5)]);
        invoke.Timeout.ShouldBe(TimeSpan.FromSeconds(0.25));
    }

    [Theory]
    [InlineData("""{"id": 1, "call": "math:sqrt"}""")]
    [InlineData("""{"id": 1, "call": "math:sqrt", "args": null, "kwargs": null, "timeout": null}""")]
    public void What_is_left_out_should_be_none(string line)
    {
        var invoke = Read(line).Invoke.ShouldNotBeNull();

        invoke.Arguments.ShouldBeEmpty();
        invoke.Keywords.ShouldBeEmpty();
        invoke.Timeout.ShouldBeNull();
    }

    [Fact]
    public void Request_should_be_taken_with_an_id_that_is_null_and_the_last_of_keywords_that_are_the_same()
    {
        var request = Read("""{"id": null, "call": "builtins:round", "kwargs": {"ndigits": 1, "ndigits": 2}}""");

        Id(request).ShouldBe("null");
        request.Invoke.ShouldNotBeNull().Keywords["ndigits"].ShouldBe(2L);
    }

    [Theory]
    [InlineData("nonsense", "null", "it isn't JSON (at byte 1)")]
    [InlineData("[1]", "null", "it is no JSON object")]
    [InlineData("""{"call": "math:sqrt"}""", "null", "it has no \"id\"")]
    [InlineData("""{"id": "a"}""", "\"a\"", "it has no \"call\"")]
    [InlineData("""{"id": 1, "call": 5}""", "1", "it has no \"call\"")]
    [InlineData("""{"id": 1, "call": "math sqrt"}""", "1", "'math sqrt' doesn't name a Python callable")]
    [InlineData("""{"id": 1, "call": "math:sqrt", "argz": []}""", "1", "it has a member \"argz\"")]
    [InlineData("""{"id": 1, "call": "math:sqrt", "args": 4}""", "1", "its \"args\" is no array")]
    [InlineData("""{"id": 1, "call": "math:sqrt", "args": [{"$bytes": "?"}]}""", "1", "$bytes")]
    [InlineData("""{"id": 1, "call": "math:sqrt", "kwargs": []}""", "1", "its \"kwargs\" is no object")]
    [InlineData("""{"id": 1, "call": "math:sqrt", "timeout": 0}""", "1", "its \"timeout\" is no number of seconds")]
    [InlineData("""{"id": 1, "call": "math:sqrt", "timeout": "2s"}""", "1", "its \"timeout\" is no number of seconds")]
    [InlineData("""{"id": 1, "call": "math:sqrt", "timeout": 1e300}""", "1", "its \"timeout\" is no number of seconds")]
    [InlineData("""{"id": 1, "call": "\ud800"}""", "1", "no request")]
    public void Line_that_is_no_request_should_say_what_is_wrong_with_it(string line, string id, string problem)
    {
        var request = Read(line);

        request.Invoke.ShouldBeNull();
        Id(request).ShouldBe(id);
        request.Problem.ShouldNotBeNull().ShouldStartWith("Line 7 is no request: ");
        request.Problem.ShouldContain(problem);
    }

    private static Request Read(string line) => RequestReader.Read(7, Encoding.UTF8.GetBytes(line));

    private static string Id(Request request) => Encoding.UTF8.GetString(request.Id.Span);
}
