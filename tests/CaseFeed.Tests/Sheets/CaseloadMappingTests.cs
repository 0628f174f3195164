using Workforce.CaseFeed.Sheets;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Tests.Fakes;

namespace Workforce.CaseFeed.Tests.Sheets;

public class CaseloadMappingTests
{
    [Theory]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"assesment\": \"A\" }", "there is no column 'assesment'")]
    [InlineData("\"columns\": { \"assessment\": \"A\" }", "columns must say which is worker_id.")]
    [InlineData("\"columns\": { \"worker_id\": \"W\" }", "columns must say which hold the numbers of cases")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"category\": \"C\" }", "columns must say which hold the numbers of cases")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"category\": \"C\", \"cases\": \"N\", \"other\": \"O\" }", "columns must say which hold the numbers of cases")]
    [InlineData("\"columns\": { \"worker_id\": [\"W\", \"V\"], \"other\": \"O\" }", "columns has several titles for worker_id")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": [] }", "columns has no title for other.")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": [\"CIN\", \"X\"], \"child_in_need\": \"cin\" }", "columns reads 'CIN' as two things; its cases would count twice.")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"words\": { \"worker_id\": {} }", "words has 'worker_id', which takes no codes.")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"category\": \"C\", \"cases\": \"N\" }, \"words\": { \"category\": { \"CP\": \"protected\" } }", "words has 'protected', which is no category")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"unallocatedWord\": \"\"", "unallocatedWord must not be empty")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"source\": \"workforce/x\"", "source must not begin with workforce/.")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"covers\": [\"\"]", "covers must name units by their ids")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"fileName\": \"x.csv\"", "fileName must have {date}")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"colums\": {}", "colums")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\", \"other\": \"P\" }", "columns has 'other' more than once; all but one would be passed over.")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"Encoding\": \"utf-8\"", "the mapping has 'encoding' more than once")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"words\": { \"category\": { \"CP\": \"other\", \"cp \": \"looked after\" } }", "words.category has 'CP' more than once")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"source\": null", "source must not be null: say what it is, or leave it out.")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"covers\": [null]", "covers, number 1, must not be null")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": null }", "columns.other must not be null")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": [\"A\", null] }", "columns.other, number 2, must not be null")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": 5 }", "columns")]
    [InlineData("\"columns\": null", "columns must not be null")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"words\": { \"category\": null }", "words.category must not be null")]
    [InlineData("\"columns\": { \"worker_id\": \"W\", \"other\": \"O\" }, \"words\": { \"category\": { \"CP\": null } }", "words.category.CP must not be null")]
    public void Read_AtFault_SaysWhatIsWrong(string json, string fault)
    {
        using var file = new FileOnDisk($"{{ \"encoding\": \"utf-8\", \"dates\": \"iso\", {json} }}", ".json");

        var message = Assert.Throws<UnreadableFileException>(() => CaseloadMapping.Read(file.Path)).Message;

        Assert.StartsWith($"{file.Path}: ", message, StringComparison.Ordinal);
        Assert.Contains(fault, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithNullsAndDoubledNames_SaysAllOfThem()
    {
        using var file = new FileOnDisk(
            "{ \"encoding\": null, \"dates\": null, \"columns\": { \"worker_id\": \"W\", \"other\": \"A\", \"Other\": null, \"other\": \"B\" } }", ".json");

        // Two nulls, a name three times and the null of one of them.
        Assert.Equal(4, Assert.Throws<UnreadableFileException>(() => CaseloadMapping.Read(file.Path)).Message.Split('\n').Length);
    }

    [Fact]
    public void Read_SeveralFaults_SaysAllOfThem()
    {
        using var file = new FileOnDisk("{ \"encoding\": \"latin\", \"dates\": \"us\", \"headerLine\": 0, \"columns\": {} }", ".json");
        var faults = Assert.Throws<UnreadableFileException>(() => CaseloadMapping.Read(file.Path)).Message.Split('\n');

        Assert.Equal(5, faults.Length);
        Assert.Contains($"{file.Path}: dates must be day-first or iso.", faults);
    }
}
