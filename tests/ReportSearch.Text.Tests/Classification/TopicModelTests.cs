using ReportSearch.Text.Classification;

namespace ReportSearch.Text.Tests.Classification;

public class TopicModelTests
{
    [Theory]
    [InlineData("land_expropriation", "申请公开我村征收土地的批文和补偿安置方案")]
    [InlineData("housing_expropriation", "棚户区改造房屋征收补偿决定")]
    [InlineData("education", "小学招生入学的学区是怎么划的")]
    [InlineData("environment", "工厂夜里偷排废水，河里全是黑水")]
    [InlineData("social_insurance", "养老保险断缴怎么补缴")]
    [InlineData("food_drug_safety", "超市卖过期食品")]
    [InlineData("transport", "出租车拒载，公交车等不到")]
    public void What_a_text_says_is_the_most_probable_topic_and_asserted(string topic, string text)
    {
        TopicModel model = TopicModel.Default;
        float[] probabilities = Probabilities(text);
        int best = Array.IndexOf(probabilities, probabilities.Max());

        Assert.Equal(topic, model.Topics[best]);
        Assert.True(probabilities[best] >= model.Thresholds[best]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("hello world, this is a test of the system")]
    [InlineData("。。。？？？")]
    [InlineData("12345678")]
    [InlineData("3%、50-7=43")]
    [InlineData("（19）《2016》…￥120.5")]
    [InlineData("月亮在云里慢慢走，风把窗帘轻轻吹起")]
    [InlineData("你好，谢谢")]
    [InlineData("均按规定时限予以答复")]
    [InlineData("\ud83d\ude00\ud83d\ude00")]
    public void What_says_nothing_of_the_topics_is_abstained_from(string text)
    {
        TopicModel model = TopicModel.Default;
        float[] probabilities = Probabilities(text);

        Assert.All(probabilities.Select((p, k) => (p, k)), topic => Assert.True(topic.p < model.Thresholds[topic.k], $"{model.Topics[topic.k]} {topic.p}"));
    }

    [Fact]
    public void Traditional_and_full_width_texts_are_read_as_their_plain_forms() =>
        Assert.Equal(Probabilities("征地补偿120件"), Probabilities("徵地補償１２０件"));

    [Fact]
    public void Short_texts_are_classified_without_allocation()
    {
        TopicModel model = TopicModel.Default;
        float[] probabilities = new float[model.Topics.Count];
        string text = new('征', 200);
        model.Classify(text, probabilities);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            model.Classify(text, probabilities);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Probabilities_lie_between_0_and_1_whatever_the_text()
    {
        var random = new Random(20);
        for (int trial = 0; trial < 300; trial++)
        {
            string text = string.Create(random.Next(0, 6000), random, static (units, source) =>
            {
                foreach (ref char unit in units)
                    unit = source.Next(3) == 0 ? (char)source.Next(0x10000) : (char)source.Next(0x4E00, 0x9FA6);
            });

            Assert.All(Probabilities(text), p => Assert.InRange(p, 0, 1));
        }
    }

    [Fact]
    public void A_written_model_answers_as_the_one_it_was_read_from()
    {
        TopicModelContent content = Content();
        byte[] bytes = TopicModelFormat.Write(content);
        TopicModel read = TopicModelFormat.Open(bytes), written = new(content, "x");
        float[] left = new float[2], right = new float[2];
        foreach (string text in (string[])["征地", "学校", "征学", ""])
        {
            read.Classify(text, left);
            written.Classify(text, right);
            Assert.Equal(right[0], left[0], 2e-2);
            Assert.Equal(right[1], left[1], 2e-2);
        }

        Assert.Equal(content.DataHash, read.DataHash);
    }

    [Fact]
    public void A_damaged_model_is_refused_at_every_byte()
    {
        byte[] bytes = TopicModelFormat.Write(Content());
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 1;
            Assert.Throws<InvalidDataException>(() => TopicModelFormat.Open(damaged));
        }

        Assert.Throws<InvalidDataException>(() => TopicModelFormat.Open(bytes[..^1]));
        Assert.Throws<InvalidDataException>(() => TopicModelFormat.Open([]));
    }

    [Fact]
    public void The_longest_keyword_at_a_place_counts()
    {
        var features = new TopicFeatures(["征"], [("征地", 0), ("征地补偿", 1)]);
        int[] rows = new int[TopicFeatures.MostRows(4)];

        int count = features.Find("征地补偿", rows, out int unknown);

        Assert.Equal([0, 2], rows[..count]);
        Assert.Equal(3, unknown);
    }

    private static float[] Probabilities(string text)
    {
        float[] probabilities = new float[TopicModel.Default.Topics.Count];
        TopicModel.Default.Classify(text, probabilities);
        return probabilities;
    }

    private static TopicModelContent Content() => new()
    {
        DataHash = new string('a', 64),
        Topics = ["land", "school"],
        Grams = ["地", "学", "学校", "征"],
        GramValues = [1, 1.5f, 2, 1],
        Weights = [1.25f, -1, -0.5f, -2, 2.5f, 0.25f, -3, 3, 0, 2, -1, 1],
        Keywords = [("学校", 1), ("征地", 0)],
        KeywordWeights = [1, -1, -0.5f, -1, 1, -0.5f],
        KeywordScale = 0.5f,
        UnknownValue = 0.5f,
        Bias = [-1, -1, -2],
        Calibration = [1, -0.5f, 0.125f, -0.25f, 0.25f, 1.5f, 0, 0, 0, 0],
        Thresholds = [0.5f, 0.5f],
    };
}
