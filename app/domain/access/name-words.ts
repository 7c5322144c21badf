/** How a thing may be: the first word of a generated sign-in name. Neutral, easy to spell, each once. */
export const qualities = `
  able airy alpine amber ample apt aqua arched ardent autumn avid azure balmy basic beaded bold bonny
  brave breezy bright brisk broad bronze busy calm candid canny careful cedar central chalky cheery chief
  choice civil classic clean clear clever close cloudy coastal cobalt cool copper coral cordial cosy cream
  crisp crystal curly daily dainty dapper dear deep deft dewy direct distant double downy dreamy dry dusky
  eager early earnest easy ebony elder elegant emerald equal even evening exact fair famous fancy fast
  feathery fern festive fine firm first flaxen fleet floral flowing fluent fond forest formal forward
  fourth free fresh frosty full gallant garden gentle genuine giant gifted gilded glad glassy gleaming
  glossy golden good graceful grand grassy grateful great green handy happy hardy hazel hearty heather
  hidden high hilly honest honey humble icy ideal indigo inland inner ivory jade jolly jovial joyful keen
  kind kindly large lasting lavender lawful leafy level light lilac limber lime linen little lively local
  lofty long lovely loyal lucid lucky lunar lush lyric magic main major maple marble maroon meadow mellow
  merry midday mighty mild mint misty modern modest morning mossy musical native natural navy near neat
  new nimble noble northern novel oaken oaten ocean olive open orange orderly outer oval pale papery
  pastel patient peach pearl perfect pine pink placid plain pleasant plucky plum polite prime prompt
  proper proud pure quick quiet rapid rare ready real regal rich ripe rising river robust rosy round royal
  ruby rustic sable sage sandy satin scarlet second secure sedate serene settled shady sharp shining short
  silent silken silver simple sincere sixth slender smooth snowy snug social soft solar solid sound
  southern spare spring spruce square stable starry steady stellar still stout sturdy subtle summer sunlit
  sunny super supple sure swift tall tame tan tawny teal tender thankful third thrifty tidal tidy timely
  tiny topaz tranquil true trusty twin upper useful valiant velvet verdant vernal violet vital vivid warm
  watery western whole wide willing winter wise wooden woolly young zesty
`
  .trim()
  .split(/\s+/);

/** Things, plants and animals: the second word. */
export const things = `
  acorn alder almond anchor antler apple apricot arbor arch aspen aster atlas badger bakery balcony bamboo
  barley barn basil basin basket bay beach beacon bear beaver beech bell berry birch blanket blossom boat
  book bottle bough bowl branch bread breeze brick bridge brook bucket bud button cabin camel candle canoe
  canvas carpet carrot castle cedar cello chair chapel cherry chestnut clarinet cliff clock cloud clover
  coat cobble comet compass copse cottage cotton cove crane creek cricket crocus cup curlew cushion
  cypress daisy dale deer delta desk dolphin door dove drum dune eagle easel eaves elm ember fable falcon
  feather fern ferry fiddle field finch fir fjord flax flower flute forest fountain fox garden gate geyser
  ginger glacier glade glen globe goose gorse grain grape grove gull hammock harbour hare harp hawk hazel
  heath hedge heron hill hollow honey horizon horse iris island ivy jasmine jetty jug juniper kayak kettle
  kite lake lamp lantern larch lark leaf ledge lemon lichen lilac lily linden linnet lotus lupin lute
  magnolia mallard mango mantle maple marble marsh marten meadow melon mill mint moon moor mosaic moss
  mountain mulberry nectar nest nettle nutmeg oak oar oasis oat olive opal orange orchard orchid otter owl
  paddle palm pansy parsley path peach pear pebble pelican pencil pepper petal piano pigeon pillow pine
  plain plover plum pond poplar poppy prairie puffin pumpkin quail quarry quartz quill quince rabbit raft
  rain raven reed ridge river robin rook rose rowan rye sable saddle saffron sail salmon sandal scarf seal
  seed shawl shell shore sparrow spoon spring spruce squirrel star starling stone stork stream sunrise
  swallow swan table tea teapot thicket thistle thrush thyme tide timber toffee tower trail tree trout
  tulip tundra turnip valley vase velvet verse village vine viola violet wagon walnut water wave wheat
  willow window wolf wood wren yarrow yew
`
  .trim()
  .split(/\s+/);
