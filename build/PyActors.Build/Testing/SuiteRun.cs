using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace PyActors.Build.Testing;

/// <summary>What came of one run of one suite.</summary>
/// <param name="Title">The suite, and the Python it faced.</param>
/// <param name="Passed">How many specs passed.</param>
/// <param name="Failures">What failed, each in full.</param>
/// <param name="Skipped">What was skipped and why.</param>
internal sealed partial record SuiteRun(
    string Title, int Passed, IReadOnlyList<string> Failures, IReadOnlyList<(string Spec, string Reason)> Skipped)
{
    /// <summary>Reads the results that the test runner wrote, and holds its exit code against them.</summary>
    public static SuiteRun Read(string title, string file, int exitCode, string output)
    {
        var results = ResultsIn(file);
        var outcomes = results.ToLookup(result => result.Attribute("outcome")?.Value);
        var failures = outcomes["Failed"].Select(Describe).ToList();
        var passed = outcomes["Passed"].Count();

        if (passed + failures.Count == 0)
            failures.Add($"It ran no test (exit code {exitCode}).\n{output}");
        else if (exitCode != 0 && failures.Count == 0)
            failures.Add($"It didn't end in order (exit code {exitCode}).\n{output}");

        return new SuiteRun(title, passed, failures, [.. outcomes["NotExecuted"].Select(result => (Name(result), Reason(result)))]);
    }

    /// <summary>The run in one line.</summary>
    public override string ToString()
    {
        var failed = Failures.Count > 0 ? $", {Failures.Count} failed" : "";
        var skipped = Skipped.Count > 0 ? $", {Skipped.Count} skipped" : "";
        return $"{Title}: {Passed} passed{failed}{skipped}";
    }

    // None where the suite ended before it had written them, or while it did.
    private static List<XElement> ResultsIn(string file)
    {
        try
        {
            return File.Exists(file)
                ? XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "UnitTestResult").ToList()
                : [];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static string Describe(XElement result) =>
        string.Join('\n', new[] { result.Attribute("testName")!.Value, Text(result, "Message"), Text(result, "StackTrace"), Text(result, "StdOut") }.Where(text => text is not null));

    private static string Reason(XElement result) => Text(result, "Message") ?? Text(result, "StdOut") ?? "no reason given";

    // Without its namespace and class: Worker_should_…, and what a theory was given.
    private static string Name(XElement result) => Prefix().Replace(result.Attribute("testName")!.Value, "");

    private static string? Text(XElement result, string name) =>
        result.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();

    [GeneratedRegex(@"^[\w.]*\.(?=\w+(\(|$))")]
    private static partial Regex Prefix();
}
